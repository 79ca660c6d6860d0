package dev.slipway.platform.domain;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.certificate.TestCertificate;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SniEndpointResourceTest {
    private String app;
    private String host;

    @BeforeEach
    void newApp() {
        app = Api.createApp();
        host = app + ".example.com";
        api().body(Map.of("hostname", host))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
    }

    private static Map<String, String> body(TestCertificate certificate) {
        return Map.of("certificate_chain", certificate.chain(), "private_key", certificate.key());
    }

    private ValidatableResponse add(TestCertificate certificate) {
        return api().body(body(certificate))
                .post("/apps/" + app + "/sni-endpoints")
                .then();
    }

    private String added(String... hostnames) {
        return add(TestCertificate.of(hostnames)).statusCode(201).extract().path("name");
    }

    private ValidatableResponse show(String hostname, String endpoint) {
        String value = endpoint == null ? "null" : "\"" + endpoint + "\"";
        return api().body("{\"sni_endpoint\": " + value + "}")
                .patch("/apps/" + app + "/domains/" + hostname)
                .then();
    }

    @Test
    void addsACertificateAndTellsWhatIsInIt() {
        TestCertificate certificate = TestCertificate.of(host, "*.example.net");
        String name = add(certificate)
                .statusCode(201)
                .body("name", matchesPattern("[a-z][a-z0-9-]{2,29}"))
                .body("app.name", equalTo(app))
                .body("certificate_chain", equalTo(certificate.chain()))
                .body("display_name", nullValue())
                .body("domains", hasSize(0))
                .body("ssl_cert.cert_domains", equalTo(List.of(host, "*.example.net")))
                .body("ssl_cert.issuer", equalTo("/C=DE/O=Example/CN=" + host))
                .body("ssl_cert.subject", equalTo("/C=DE/O=Example/CN=" + host))
                .body("ssl_cert.'self_signed?'", equalTo(true))
                .body("ssl_cert.'ca_signed?'", equalTo(false))
                .body("ssl_cert.expires_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("private_key", nullValue())
                .extract()
                .path("name");
        String list = api().get("/apps/" + app + "/sni-endpoints")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of(name)))
                .extract()
                .asString();
        assertFalse(list.contains("PRIVATE"));
        String id = api().get("/apps/" + app + "/sni-endpoints/" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        api().get("/apps/" + app + "/sni-endpoints/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"certificate_chain\": \"x\"}",
                "{\"certificate_chain\": null, \"private_key\": null}",
                "{\"certificate_chain\": \"x\", \"private_key\": \"y\\u0000\"}",
            })
    void refusesWhatIsNoCertificateWithAKey(String body) {
        api().body(body).post("/apps/" + app + "/sni-endpoints").then().statusCode(422);
        api().get("/apps/" + app + "/sni-endpoints").then().body("", hasSize(0));
    }

    @Test
    void refusesWrongTypesAndTheKeyOfAnother() {
        api().body("{\"certificate_chain\": [1], \"private_key\": {}}")
                .post("/apps/" + app + "/sni-endpoints")
                .then()
                .statusCode(in(List.of(400, 422)));
        api().body(Map.of(
                        "certificate_chain",
                        TestCertificate.of(host).chain(),
                        "private_key",
                        TestCertificate.of(host).key()))
                .post("/apps/" + app + "/sni-endpoints")
                .then()
                .statusCode(422)
                .body("message", containsString("doesn't belong to the certificate of " + host));
    }

    @Test
    void domainsShowACertificateThatNamesThem() {
        String name = added(host);
        show(host, name)
                .statusCode(200)
                .body("sni_endpoint.name", equalTo(name))
                .body("sni_endpoint.id", notNullValue());
        api().get("/apps/" + app + "/sni-endpoints/" + name).then().body("domains", hasSize(1));
        api().get("/apps/" + app + "/domains").then().body("sni_endpoint.name", hasItem(name));
        show(host, added("*.example.org")).statusCode(422).body("message", containsString("not for " + host));
        show(host, "no-such-name").statusCode(404);
        show(app + ".localhost", name).statusCode(422);
        api().body("{}").patch("/apps/" + app + "/domains/" + host).then().statusCode(422);
        api().body("{\"sni_endpoint\": 7}")
                .patch("/apps/" + app + "/domains/" + host)
                .then()
                .statusCode(422);
        api().patch("/apps/" + app + "/domains/" + host).then().statusCode(422);
        show(host, null).statusCode(200).body("sni_endpoint", nullValue());
    }

    @Test
    void aDomainIsAddedWithItsCertificate() {
        String name = added("*." + host);
        api().body(Map.of("hostname", "www." + host, "sni_endpoint", name))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201)
                .body("sni_endpoint.name", equalTo(name));
        api().body(Map.of("hostname", "a.b." + host, "sni_endpoint", name))
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(422);
        api().get("/apps/" + app + "/domains").then().body("hostname", not(hasItem("a.b." + host)));
    }

    @Test
    void updatesACertificateForAllDomainsThatShowIt() {
        String name = added(host);
        show(host, name).statusCode(200);
        String path = "/apps/" + app + "/sni-endpoints/" + name;
        String before = api().get(path).then().extract().path("ssl_cert.id");
        api().body(body(TestCertificate.of("other.example.com")))
                .patch(path)
                .then()
                .statusCode(422)
                .body("message", containsString(host + " shows it"));
        api().get(path).then().body("ssl_cert.id", equalTo(before));
        api().body(body(TestCertificate.of(host, "more.example.com")))
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("domains", hasSize(1))
                .body("ssl_cert.id", not(equalTo(before)))
                .body("ssl_cert.cert_domains", hasItem("more.example.com"));
        api().body("{}").patch(path).then().statusCode(422);
    }

    @Test
    void domainsOfARemovedCertificateHaveNone() {
        String name = added(host);
        show(host, name).statusCode(200);
        api().delete("/apps/" + app + "/sni-endpoints/" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
        api().get("/apps/" + app + "/domains/" + host).then().body("sni_endpoint", nullValue());
        api().get("/apps/" + app + "/sni-endpoints/" + name).then().statusCode(404);
        api().delete("/apps/" + app + "/sni-endpoints/" + name).then().statusCode(404);
    }

    @Test
    void certificatesOfOtherAppsAreNotThere() {
        String name = added(host);
        String id = api().get("/apps/" + app + "/sni-endpoints/" + name)
                .then()
                .extract()
                .path("id");
        String other = Api.createApp();
        for (String key : List.of(name, id)) {
            api().get("/apps/" + other + "/sni-endpoints/" + key).then().statusCode(404);
            api().delete("/apps/" + other + "/sni-endpoints/" + key).then().statusCode(404);
            api().body(body(TestCertificate.of(host)))
                    .patch("/apps/" + other + "/sni-endpoints/" + key)
                    .then()
                    .statusCode(404);
        }
        api().get("/apps/no-such-app/sni-endpoints").then().statusCode(404);
    }
}
