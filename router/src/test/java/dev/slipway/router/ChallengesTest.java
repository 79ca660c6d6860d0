package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.AppRoutes.AppStatus;
import dev.slipway.model.route.FeedMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a certificate authority is answered that asks whether a hostname leads here. */
class ChallengesTest {
    private static final String TOKEN = "LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0";
    private static final String PROOF = TOKEN + ".9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI";

    @TempDir
    Path home;

    @Test
    void anAuthorityIsAnsweredWhateverStateTheAppIsIn() throws Exception {
        for (AppStatus status : AppStatus.values()) {
            AppRoutes app = Fixture.challenged(Fixture.app("shop", status), TOKEN, PROOF);
            try (Fixture f = Fixture.serving(home, app)) {
                String response = ask(f, "GET", TOKEN);
                assertTrue(response.startsWith("HTTP/1.1 200 "), response);
                assertTrue(response.endsWith("\r\n\r\n" + PROOF), response);
            }
        }
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        AppRoutes app = Fixture.challenged(Fixture.app("shop", AppStatus.BLANK), TOKEN, PROOF);
        try (Fixture f = Fixture.serving(home, app)) {
            String response = ask(f, "HEAD", TOKEN);
            assertTrue(response.startsWith("HTTP/1.1 200 "), response);
            assertTrue(response.contains("content-length: " + PROOF.length()), response);
            assertTrue(response.endsWith("\r\n\r\n"), response);
        }
    }

    @Test
    void otherTokensMethodsAndHostsAreTheAppsOwnAffair() throws Exception {
        try (Dyno dyno = Dyno.saying("from the app");
                Fixture f = Fixture.serving(
                        home,
                        Fixture.challenged(Fixture.live("shop", dyno.target()), TOKEN, PROOF),
                        Fixture.live("other", dyno.target()))) {
            assertTrue(ask(f, "GET", "x").endsWith("from the app"));
            assertTrue(ask(f, "GET", TOKEN + "?x=1").endsWith("from the app"));
            assertTrue(ask(f, "GET", "").endsWith("from the app"));
            assertTrue(ask(f, "DELETE", TOKEN).endsWith("from the app"));
            assertTrue(ask(f, "other.localhost", "GET", TOKEN).endsWith("from the app"));
            assertFalse(ask(f, "unknown.localhost", "GET", TOKEN).contains(PROOF));
        }
    }

    @Test
    void aTokenIsNoLongerKnownOnceItIsOver() throws Exception {
        AppRoutes app = Fixture.app("shop", AppStatus.BLANK);
        try (Fixture f = Fixture.serving(home, Fixture.challenged(app, TOKEN, PROOF))) {
            assertTrue(ask(f, "GET", TOKEN).contains(PROOF));
            AppRoutes over = Fixture.app("shop", AppStatus.BLANK);
            f.platform.send(new FeedMessage.Changed(over.version(), over, List.of()));
            await().until(() -> !ask(f, "GET", TOKEN).contains(PROOF));
        }
    }

    @Test
    void theAnswerIsInTheAppsLog() throws Exception {
        AppRoutes app = Fixture.challenged(Fixture.app("shop", AppStatus.BLANK), TOKEN, PROOF);
        try (Fixture f = Fixture.serving(home, app)) {
            ask(f, "GET", TOKEN);
            await().untilAsserted(() -> {
                String lines = String.join("\n", f.platform.lines());
                assertTrue(lines.contains("acme-challenge/" + TOKEN), lines);
                assertTrue(lines.contains(" status=200 bytes=" + PROOF.length()), lines);
            });
            assertEquals(1, f.platform.lines().size());
        }
    }

    private static String ask(Fixture f, String method, String token) throws Exception {
        return ask(f, "shop.localhost", method, token);
    }

    private static String ask(Fixture f, String host, String method, String token) throws Exception {
        return Wire.exchange(
                f.port,
                method + " /.well-known/acme-challenge/" + token + " HTTP/1.1\r\nHost: " + host
                        + "\r\nConnection: close\r\n\r\n");
    }
}
