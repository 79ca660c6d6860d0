package dev.slipway.platform.certificate;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.KeySeal;
import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.rollout.Convergence;
import dev.slipway.platform.route.RoutesView;
import dev.slipway.platform.tls.ServerTls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What routers are told of certificates. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RouterCertificatesTest {
    @Inject
    Convergence convergence;

    @Inject
    RoutesView routes;

    @Inject
    RouterCertificates certificates;

    @Inject
    ServerTls tls;

    @Inject
    EntityManager database;

    private UUID id;
    private String name;
    private String own;

    @BeforeEach
    void newApp() {
        var app = api().post("/apps").then().statusCode(201).extract().jsonPath();
        id = UUID.fromString(app.getString("id"));
        name = app.getString("name");
        own = name + ".localhost";
    }

    private AppRoutes converged() {
        convergence.converge(id);
        return routes.of(id).orElseThrow();
    }

    private Certificate certificate(String certificateId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> certificates.of(List.of(certificateId)))
                .getFirst();
    }

    private static X509Certificate leaf(Certificate certificate) throws Exception {
        byte[] der = Base64.getDecoder().decode(certificate.chain().getFirst());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    @Test
    void theInstallationsAuthoritySignsForTheAppsOwnNameAndNoOther() throws Exception {
        String custom = name + ".example.com";
        api().body(Map.of("hostname", custom))
                .post("/apps/" + name + "/domains")
                .then()
                .statusCode(201);
        AppRoutes told = converged();
        assertEquals(List.of(own), List.copyOf(told.certificates().keySet()));
        Certificate certificate = certificate(told.certificates().get(own));
        leaf(certificate).verify(tls.issuer().getPublicKey());
        assertEquals(List.of(own), CertificateNames.of(leaf(certificate)));
        assertEquals(told.certificates(), converged().certificates(), "it is kept");
    }

    @Test
    void makesAnotherOneInTime() {
        String first = converged().certificates().get(own);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update local_certificate set expires_at = now() + interval '50 days' where hostname = :own")
                        .setParameter("own", own)
                        .executeUpdate());
        assertNotEquals(first, converged().certificates().get(own));
    }

    @Test
    void aRenamedAppHasACertificateOfItsNewName() {
        converged();
        api().body(Map.of("name", name + "-b")).patch("/apps/" + name).then().statusCode(200);
        assertEquals(
                List.of(name + "-b.localhost"),
                List.copyOf(converged().certificates().keySet()));
    }

    @Test
    void keysAreSealedAtRestAndOpenOnlyWithTheRoutersToken() throws Exception {
        String custom = name + ".example.com";
        TestCertificate given = TestCertificate.of(custom);
        String endpoint = api().body(Map.of("certificate_chain", given.chain(), "private_key", given.key()))
                .post("/apps/" + name + "/sni-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
        api().body(Map.of("hostname", custom, "sni_endpoint", endpoint))
                .post("/apps/" + name + "/domains")
                .then()
                .statusCode(201);
        Certificate certificate = certificate(converged().certificates().get(custom));
        assertArrayEquals(
                given.keys.getPrivate().getEncoded(),
                new KeySeal(PlatformServices.ROUTER_TOKEN).open(certificate.key(), certificate.id()));
        byte[] stored = QuarkusTransaction.requiringNew()
                .call(() -> SniEndpoint.ofApp(id, endpoint).orElseThrow().sealedKey);
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains(secret(given)));
        assertFalse(certificate.toString().contains(certificate.key()));
    }

    private static String secret(TestCertificate given) {
        return Base64.getEncoder().encodeToString(given.keys.getPrivate().getEncoded());
    }

    @Test
    void aChangedCertificateChangesTheRoutes() {
        String custom = name + ".example.com";
        TestCertificate first = TestCertificate.of(custom);
        String endpoint = api().body(Map.of("certificate_chain", first.chain(), "private_key", first.key()))
                .post("/apps/" + name + "/sni-endpoints")
                .then()
                .extract()
                .path("name");
        api().body(Map.of("hostname", custom, "sni_endpoint", endpoint)).post("/apps/" + name + "/domains");
        AppRoutes before = converged();
        TestCertificate second = TestCertificate.of(custom);
        api().body(Map.of("certificate_chain", second.chain(), "private_key", second.key()))
                .patch("/apps/" + name + "/sni-endpoints/" + endpoint)
                .then()
                .statusCode(200);
        AppRoutes after = converged();
        assertNotEquals(before.certificates().get(custom), after.certificates().get(custom));
        assertTrue(after.version() > before.version());
        api().delete("/apps/" + name + "/sni-endpoints/" + endpoint).then().statusCode(200);
        assertFalse(converged().certificates().containsKey(custom));
    }

    @Test
    void onlyRoutersMayAskForTheFeed() {
        given().header("Authorization", "Bearer " + Api.key())
                .get("/internal/routers/r/feed")
                .then()
                .statusCode(401);
    }
}
