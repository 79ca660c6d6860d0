package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Certificates by ACME, from a real authority. */
@ExtendWith(Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcmTest {
    private Slipway slipway;
    private Pebble authority;
    private App app;

    @BeforeAll
    void deployAnApp(Slipway shared, Pebble pebble) {
        slipway = shared;
        authority = pebble;
        app = App.named(slipway, "managed");
    }

    @Test
    void domainsGetCertificatesByThemselvesAndLoseThemWithTheManagement() {
        app.slipway("domains:add", "www.managed.example").ok();
        String enabled = app.slipway("certs:auto:enable", "--wait").ok();
        assertTrue(enabled.contains("Waiting until the certificate is issued to all domains... done"), enabled);
        awaitServed("www.managed.example");

        // One that comes later, while the app is closed.
        app.slipway("maintenance:on").ok();
        app.slipway("domains:add", "managed.example").ok();
        app.slipway("certs:auto", "--wait").ok();
        app.slipway("maintenance:off").ok();
        awaitServed("managed.example");
        awaitServed("www.managed.example");

        String status = app.slipway("certs:auto").ok();
        assertTrue(
                status.matches("(?s).*\\bmanaged\\.example +Cert issued .*www\\.managed\\.example +Cert issued.*"),
                status);
        String certificates = app.slipway("certs").ok();
        assertTrue(certificates.matches("(?s).*acm-\\S+ +www\\.managed\\.example .* ACM .*"), certificates);
        app.awaitLog("Certificate acm-");
        app.awaitLog("/.well-known/acme-challenge/");
        assertTrue(slipway.api("/apps/" + app.name() + "/domains/managed.example")
                .contains("\"acm_status\":\"cert issued\""));

        app.slipway("certs:auto:disable", "--confirm", app.name()).ok();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThrows(
                        IOException.class,
                        () -> slipway.connectSecurely("managed.example", authority.issuer())
                                .close()));
        assertFalse(app.slipway("certs").ok().contains("acm-"));
    }

    @Test
    void anAuthorityThatSaysNoIsQuotedAndAskedAgain() {
        App refused = App.named(slipway, "refused");
        // No authority signs for an address.
        refused.slipway("domains:add", "192.0.2.7").ok();
        refused.slipway("certs:auto:enable").ok();
        refused.awaitLog("No certificate for 192.0.2.7 (attempt 1): localhost refuses: ");
        Result waited = refused.slipway("certs:auto", "--wait", "--timeout", "5");
        assertEquals(1, waited.code(), waited.toString());
        assertTrue(waited.output().contains("localhost refuses: "), waited.output());
        refused.slipway("domains:remove", "192.0.2.7").ok();
    }

    private void awaitServed(String host) {
        await(host)
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> slipway.getSecurely(host, authority.issuer(), "/").status() == 200);
    }
}
