package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Apps over TLS: by the installation's own authority, and by a certificate of the app's own. */
@ExtendWith(Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateTest {
    private static final String HOST = "secure.example.com";

    private Slipway slipway;
    private App app;
    private Path authority;

    @BeforeAll
    void deployAnApp(Slipway shared) {
        slipway = shared;
        app = App.named(slipway, "secured");
        authority = slipway.home().resolve("tls/ca.pem");
    }

    @Test
    void anAppsOwnNameIsServedByTheInstallationsAuthority() {
        Response answer = slipway.getSecurely(app.host(), authority, "/");
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("secured "), answer.body());
        app.awaitLog("protocol=https");
    }

    @Test
    void aCertificateIsAddedReplacedUnderOpenConnectionsAndKeptThroughARestartOfTheRouter() throws Exception {
        app.slipway("domains:add", HOST).ok();
        assertThrows(
                IOException.class,
                () -> slipway.connectSecurely(HOST, authority).close());

        Path first = generate("first");
        String added = app.slipway("certs:add", first.toString(), key(first)).ok();
        assertTrue(added.contains("Domain(s):       " + HOST), added);
        awaitServed(first);
        assertTrue(app.slipway("certs").ok().contains(HOST));

        Path second = generate("second");
        try (Connection open = slipway.connectSecurely(HOST, first)) {
            assertEquals(200, open.exchange("GET", HOST, "/").status());
            app.slipway("certs:update", second.toString(), key(second), "--confirm", app.name())
                    .ok();
            awaitServed(second);
            assertEquals(200, open.exchange("GET", HOST, "/").status());
        }

        slipway.kill("router");
        awaitServed(second);
        String stored = Files.readString(slipway.home().resolve("router/routes.json"));
        String secret = Files.readAllLines(Path.of(key(second))).get(1);
        assertFalse(stored.contains(secret), "the key is on disk in the clear");

        app.slipway("certs:remove", "--confirm", app.name()).ok();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThrows(
                        IOException.class,
                        () -> slipway.connectSecurely(HOST, second).close()));
    }

    /** A certificate that signs itself, as {@code certs:generate} makes it. */
    private Path generate(String name) throws IOException {
        Path folder =
                Files.createDirectories(slipway.folder().resolve("certificates").resolve(name));
        slipway.in(folder, "certs:generate", HOST, "--selfsigned", "--now", "-a", app.name())
                .run()
                .ok();
        return folder.resolve(HOST + ".crt");
    }

    private static String key(Path certificate) {
        return certificate.resolveSibling(HOST + ".key").toString();
    }

    private void awaitServed(Path trusted) {
        await(HOST + " with " + trusted)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> slipway.getSecurely(HOST, trusted, "/").status() == 200);
    }
}
