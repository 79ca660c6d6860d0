package dev.slipway.platform.acm;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.certificate.CertifiedKey;
import dev.slipway.platform.certificate.Inspection;
import dev.slipway.platform.certificate.TestCertificate;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.SniEndpoints;
import dev.slipway.platform.instance.StartedAlone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an authority that is away; the end-to-end tests have one that is there. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AcmResourceTest {
    private static final List<String> UNFINISHED = List.of("pending", "failing", "failed");

    @Inject
    Inspection inspection;

    @Inject
    SniEndpoints endpoints;

    @Inject
    Event<StartedAlone> alone;

    private String app;
    private String host;

    @BeforeEach
    void newApp() {
        app = Api.createApp();
        host = app + ".example.com";
        addDomain(host);
    }

    private void addDomain(String hostname) {
        api().body(Map.of("hostname", hostname))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse acm(String method) {
        return api().body(Map.of("acm_refresh", true))
                .request(method, "/apps/" + app + "/acm")
                .then();
    }

    private ValidatableResponse domain(String hostname) {
        return api().get("/apps/" + app + "/domains/" + hostname).then().statusCode(200);
    }

    private void awaitFailed() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> domain(host).body("acm_status", equalTo("failed")));
    }

    @Test
    void isOffUntilItIsSwitchedOnAndCaresForCustomDomainsOnly() {
        api().get("/apps/" + app).then().body("acm", equalTo(false));
        domain(host).body("acm_status", nullValue());
        acm("POST").statusCode(200).body("acm", equalTo(true)).body("name", equalTo(app));
        acm("POST").statusCode(200).body("acm", equalTo(true));
        api().get("/apps/" + app).then().body("acm", equalTo(true));
        domain(host).body("acm_status", in(UNFINISHED));
        domain(app + ".localhost").body("acm_status", nullValue());
    }

    @Test
    void saysWhyThereIsNoCertificateAndTriesAgainWhenAsked() {
        acm("POST").statusCode(200);
        awaitFailed();
        domain(host).body("acm_status_reason", startsWith("localhost can't be reached: "));
        acm("PATCH").statusCode(200).body("acm", equalTo(true));
        domain(host).body("acm_status", equalTo("pending")).body("acm_status_reason", nullValue());
        awaitFailed();
    }

    @Test
    void caresForDomainsThatComeLater() {
        acm("POST").statusCode(200);
        String later = "later." + host;
        addDomain(later);
        domain(later).body("acm_status", in(UNFINISHED));
        api().delete("/apps/" + app + "/domains/" + later).then().statusCode(200);
    }

    @Test
    void leavesADomainAloneThatShowsACertificateOfTheAppsOwn() {
        TestCertificate own = TestCertificate.of(host);
        String name = api().body(Map.of("certificate_chain", own.chain(), "private_key", own.key()))
                .post("/apps/" + app + "/sni-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
        acm("POST").statusCode(200);
        show(name);
        domain(host)
                .body("acm_status", equalTo("cert issued"))
                .body("acm_status_reason", containsString(name))
                .body("sni_endpoint.name", equalTo(name));
        show(null);
        domain(host).body("acm_status", in(UNFINISHED));
    }

    @Test
    void aManagedCertificateIsReplacedInItsPlaceAndEndsWithTheManagement() {
        acm("POST").statusCode(200);
        String name = manage(TestCertificate.of(host));
        domain(host).body("sni_endpoint.name", equalTo(name));
        acm("PATCH").statusCode(200);
        manage(TestCertificate.of(host));
        domain(host).body("sni_endpoint.name", equalTo(name));

        api().delete("/apps/" + app + "/sni-endpoints/" + name)
                .then()
                .statusCode(422)
                .body("message", containsString("certs:auto:disable"));
        TestCertificate own = TestCertificate.of(host);
        api().body(Map.of("certificate_chain", own.chain(), "private_key", own.key()))
                .patch("/apps/" + app + "/sni-endpoints/" + name)
                .then()
                .statusCode(422);

        acm("DELETE").statusCode(200).body("acm", equalTo(false));
        domain(host).body("acm_status", nullValue()).body("sni_endpoint", nullValue());
        api().get("/apps/" + app + "/sni-endpoints/" + name).then().statusCode(404);
        acm("DELETE").statusCode(200).body("acm", equalTo(false));
    }

    @Test
    void aManagedCertificateEndsWithItsDomain() {
        acm("POST").statusCode(200);
        String name = manage(TestCertificate.of(host));
        api().get("/apps/" + app + "/sni-endpoints/" + name).then().statusCode(200);
        api().delete("/apps/" + app + "/domains/" + host).then().statusCode(200);
        api().get("/apps/" + app + "/sni-endpoints/" + name).then().statusCode(404);
    }

    @Test
    void canNotBeRefreshedWhileItIsOff() {
        acm("PATCH").statusCode(422).body("message", containsString("certs:auto:enable"));
        api().post("/apps/no-such-app/acm").then().statusCode(404);
    }

    @Test
    void anAttemptThatAnEarlierLifeBrokeOffIsMadeAgainAtTheStart() {
        acm("POST").statusCode(200);
        awaitFailed();
        UUID domainId = UUID.fromString(domain(host).extract().path("id"));
        QuarkusTransaction.requiringNew().run(() -> {
            AcmeOrder order = AcmeOrder.of(domainId).orElseThrow();
            order.attempts = 0;
            order.attemptId = UUID.randomUUID();
            order.nextAttemptAt = Instant.now().plus(Duration.ofHours(1));
            AcmStatus.PENDING.putOn(Domain.byId(domainId).orElseThrow(), null, Instant.now());
        });
        alone.fire(new StartedAlone());
        awaitFailed();
    }

    @Test
    void isInTheAuditLog() {
        acm("POST").statusCode(200);
        acm("DELETE").statusCode(200);
        api().get("/audit-events")
                .then()
                .body("findAll { it.app?.name == '" + app + "' }.action", hasItems("acm:enable", "acm:disable"));
    }

    private void show(String endpoint) {
        String value = endpoint == null ? "null" : "\"" + endpoint + "\"";
        api().body("{\"sni_endpoint\": " + value + "}")
                .patch("/apps/" + app + "/domains/" + host)
                .then()
                .statusCode(200);
    }

    /** As when the authority has signed. */
    private String manage(TestCertificate certificate) {
        CertifiedKey certified = inspection.read(certificate.chain(), certificate.key());
        UUID appId = UUID.fromString(api().get("/apps/" + app).path("id"));
        UUID domainId = UUID.fromString(domain(host).extract().path("id"));
        return QuarkusTransaction.requiringNew().call(() -> {
            App held = App.hold(appId).orElseThrow();
            return endpoints.manage(held, Domain.byId(domainId).orElseThrow(), certified).name;
        });
    }
}
