package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DomainPagesTest {
    private static final Duration LONG = Duration.ofDays(90).plusHours(1);

    private String app;
    private String hostname;
    private String domains;
    private String certificates;

    @BeforeEach
    void createAnApp() {
        app = createApp();
        hostname = "www." + app + ".example";
        domains = "/console/apps/" + app + "/domains";
        certificates = "/console/apps/" + app + "/certificates";
    }

    @Test
    void showsTheAppsOwnNameAndSaysThatThereAreNoCertificates() {
        signedIn()
                .get(domains)
                .then()
                .statusCode(200)
                .body(containsString(app + ".localhost"), containsString("of this installation’s authority"))
                .body(containsString("No certificates yet"))
                .body(not(containsString(domains + "/remove")));
    }

    @Test
    void addsAndRemovesADomain() {
        add(hostname).statusCode(303).header("Location", endsWith(domains));
        signedIn()
                .get(domains)
                .then()
                .body(containsString(hostname), containsString("<code>" + app + ".localhost</code>"))
                .body(containsString("<span class=\"state still\">HTTP only</span>"));
        add(hostname).statusCode(422).body(containsString("currently in use"), containsString("value=\"" + hostname));
        form().formParam("hostname", hostname).post(domains + "/remove").then().statusCode(303);
        api().get("/apps/" + app + "/domains").then().body("hostname", hasSize(1));
        form().formParam("hostname", hostname)
                .post(domains + "/remove")
                .then()
                .statusCode(404)
                .body(containsString("find that domain name"));
    }

    @Test
    void saysWhyAHostNameIsNotAllowedAndRunsNothingOfIt() {
        add("\"><script>alert(1)</script>")
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""))
                .body(not(containsString("<script>alert")));
        add("").statusCode(422);
        add("a".repeat(300) + ".example").statusCode(422);
        add("other.localhost").statusCode(422).body(containsString("belongs to the platform"));
    }

    @Test
    void addsACertificateAndShowsItForTheDomainThatItNames() throws Exception {
        add(hostname).statusCode(303);
        String name = certificate(LONG, "CN=\"<b>Acme</b>\",O=Example");
        signedIn()
                .get(domains)
                .then()
                .body(containsString(certificates + "/" + name))
                .body(containsString("<span class=\"state up\">HTTPS</span>"))
                .body(containsString("<span class=\"state up\">90 days left</span>"));
        signedIn()
                .get(certificates + "/" + name)
                .then()
                .statusCode(200)
                .body(containsString("&lt;b\\&gt;Acme"), not(containsString("<b>")))
                .body(
                        containsString("people, who replace it"),
                        containsString("self-signed"),
                        containsString("-----BEGIN CERTIFICATE-----"))
                .body(not(containsString("BEGIN PRIVATE KEY-----\n")));
    }

    @Test
    void warnsOfACertificateThatEndsSoonAndTakesAnother() throws Exception {
        add(hostname).statusCode(303);
        String name = certificate(Duration.ofDays(20).plusHours(1), "CN=" + hostname);
        signedIn()
                .get(domains)
                .then()
                .body(containsString("<span class=\"state pending\">HTTPS, certificate: 20 days left</span>"));
        signedIn().get(certificates + "/" + name).then().body(containsString("ends soon, 20 days left"));
        TestCertificate other = TestCertificate.of(LONG, "CN=other", "other.example");
        send(certificates + "/" + name + "/update", other)
                .statusCode(422)
                .body(containsString("visitors of that would be warned"), containsString("20 days left"));
        send(certificates + "/" + name + "/update", TestCertificate.of(LONG, "CN=" + hostname, hostname))
                .statusCode(303);
        signedIn().get(domains).then().body(containsString("90 days left"), not(containsString("20 days left")));
    }

    @Test
    void switchesAutomaticCertificatesOnAndOffAndSaysWhyThereIsNone() {
        add(hostname).statusCode(303);
        signedIn().get(domains).then().body(containsString("Automatic certificates are off"));
        form().post(domains + "/automatic/refresh").then().statusCode(422).body(containsString("certs:auto:enable"));
        form().post(domains + "/automatic/enable").then().statusCode(303).header("Location", endsWith(domains));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> signedIn()
                        .get(domains)
                        .then()
                        .body(containsString("<span class=\"state failed\">failed</span>"))
                        .body(containsString("localhost can&#39;t be reached: nobody listens there.")));
        form().post(domains + "/automatic/refresh").then().statusCode(303);
        signedIn().get(domains).then().body(containsString("<span class=\"state pending\">"));
        form().post(domains + "/automatic/disable").then().statusCode(303);
        signedIn().get(domains).then().body(containsString("Automatic certificates are off"));
    }

    @Test
    void choosesWhichCertificateADomainShows() throws Exception {
        String name = certificate(LONG, "CN=" + hostname);
        add(hostname).statusCode(303);
        api().get("/apps/" + app + "/domains/" + hostname).then().body("sni_endpoint", nullValue());
        choose(name).statusCode(303);
        api().get("/apps/" + app + "/domains/" + hostname).then().body("sni_endpoint.name", equalTo(name));
        choose("none-such").statusCode(404).body(containsString("find that certificate"));
        choose("").statusCode(303);
        api().get("/apps/" + app + "/domains/" + hostname).then().body("sni_endpoint", nullValue());
    }

    @Test
    void removesACertificateAndSaysWhoseDomainsLoseIt() throws Exception {
        add(hostname).statusCode(303);
        String name = certificate(LONG, "CN=" + hostname);
        signedIn()
                .get(certificates + "/" + name)
                .then()
                .body(containsString(hostname + " will answer over plain HTTP only"));
        form().formParam("x", "")
                .post(certificates + "/" + name + "/remove")
                .then()
                .statusCode(303)
                .header("Location", endsWith(domains));
        signedIn().get(domains).then().body(containsString("HTTP only"), containsString("No certificates yet"));
        signedIn().get(certificates + "/" + name).then().statusCode(404);
    }

    @Test
    void saysWhatIsWrongWithACertificateAndGivesNoKeyBack() throws Exception {
        TestCertificate good = TestCertificate.of(LONG, "CN=" + hostname, hostname);
        TestCertificate other = TestCertificate.of(LONG, "CN=" + hostname, hostname);
        send(certificates, new TestCertificate("<b>no</b>", good.key()))
                .statusCode(422)
                .body(containsString("can&#39;t be read"), not(containsString("<b>no")));
        send(certificates, new TestCertificate("", "")).statusCode(422);
        String answer = send(certificates, new TestCertificate(good.chain(), other.key()))
                .statusCode(422)
                .body(containsString("doesn&#39;t belong to the certificate"))
                .extract()
                .asString();
        assertFalse(answer.contains(other.key().lines().skip(1).findFirst().orElseThrow()), "the key came back");
        api().get("/apps/" + app + "/sni-endpoints").then().body("", hasSize(0));
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() throws Exception {
        add(hostname).statusCode(303);
        String name = certificate(LONG, "CN=" + hostname);
        Visitor viewer = Visitor.with(app, "view");
        viewer.reads()
                .get(domains)
                .then()
                .statusCode(200)
                .body(allOf(containsString(hostname), containsString(name)))
                .body(not(containsString("<form method=\"post\" action=\"/console/apps")));
        viewer.reads()
                .get(certificates + "/" + name)
                .then()
                .statusCode(200)
                .body(not(containsString("<form method=\"post\" action=\"/console/apps")));
        viewer.reads().get(certificates).then().body(containsString("needs the permission operate"));
        for (String path : new String[] {
            domains,
            domains + "/remove",
            domains + "/certificate",
            certificates,
            certificates + "/" + name + "/update",
            certificates + "/" + name + "/remove"
        }) {
            viewer.form().formParam("hostname", hostname).post(path).then().statusCode(403);
        }
        Visitor.come().reads().get(domains).then().statusCode(403);
    }

    @Test
    void takesNoFormOfAnotherSiteAndNoCertificateOfAnotherApp() throws Exception {
        String name = certificate(LONG, "CN=" + hostname);
        signedIn()
                .header("Origin", "https://evil.example")
                .formParam("hostname", hostname)
                .post(domains)
                .then()
                .statusCode(403);
        browser().get(domains).then().statusCode(303).header("Location", containsString("/console/sign-in"));
        String other = "/console/apps/" + createApp() + "/certificates/" + name;
        signedIn().get(other).then().statusCode(404);
        form().formParam("x", "").post(other + "/remove").then().statusCode(404);
        api().get("/apps/" + app + "/sni-endpoints").then().body("", hasSize(1));
    }

    private ValidatableResponse add(String name) {
        return form().formParams(Map.of("hostname", name)).post(domains).then();
    }

    private ValidatableResponse choose(String certificate) {
        return form().formParam("hostname", hostname)
                .formParam("certificate", certificate)
                .post(domains + "/certificate")
                .then();
    }

    /** Adds one for the host name, and gives its name. */
    private String certificate(Duration life, String subject) throws Exception {
        String location = send(certificates, TestCertificate.of(life, subject, hostname))
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ValidatableResponse send(String path, TestCertificate certificate) {
        return form().formParam("chain", certificate.chain())
                .formParam("key", certificate.key())
                .formParam("show", "yes")
                .post(path)
                .then();
    }
}
