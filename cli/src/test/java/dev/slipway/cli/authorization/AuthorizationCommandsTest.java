package dev.slipway.cli.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationCommandsTest {
    private static final String ONE = """
            {"id":"7","description":"CI","scope":["read","write"],"updated_at":"2026-11-25T10:00:00Z",
             "access_token":{"id":"7","token":"secret","expires_in":60}}
            """;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsDescriptionIdAndScope() {
        platform.on("GET /oauth/authorizations", "[" + ONE + "]");

        assertEquals("CI  7  read,write\n", Run.of(platform, "authorizations").out());
    }

    @Test
    void makesAKeyAndShowsItOnce() {
        platform.on("POST /oauth/authorizations", 201, ONE);

        Run made = Run.of(platform, "authorizations:create", "-d", "CI", "--scope", "read,write", "-e", "60");

        assertEquals("Creating OAuth Authorization... done\n", made.err());
        assertTrue(made.out().contains("Token:        secret\n"), made.out());
        assertTrue(made.out().contains("Expires at:"), made.out());
        assertEquals(
                "{\"description\":\"CI\",\"scope\":[\"read\",\"write\"],\"expires_in\":60}",
                platform.request("POST /oauth/authorizations").body());
    }

    @Test
    void printsNothingButTheKeyForScripts() {
        platform.on("POST /oauth/authorizations", 201, ONE);

        assertEquals(
                "secret\n", Run.of(platform, "authorizations:create", "--short").out());
        assertEquals("{}", platform.request("POST /oauth/authorizations").body());
    }

    @Test
    void refusesATimeThatIsNoNumberBeforeItAsks() {
        assertNotEquals(
                0, Run.of(platform, "authorizations:create", "-e", "soon").code());
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void showsDescribesRotatesAndRevokes() {
        platform.on("GET /oauth/authorizations/7", ONE)
                .on("PATCH /oauth/authorizations/7", ONE)
                .on("POST /oauth/authorizations/7/actions/regenerate-tokens", ONE)
                .on("DELETE /oauth/authorizations/7", ONE);

        assertTrue(Run.of(platform, "authorizations:info", "7").out().contains("Scope:        read,write\n"));
        assertEquals(
                0, Run.of(platform, "authorizations:update", "7", "-d", "phone").code());
        assertEquals(
                "{\"description\":\"phone\"}",
                platform.request("PATCH /oauth/authorizations/7").body());
        assertTrue(Run.of(platform, "authorizations:rotate", "7").out().contains("Token:        secret\n"));
        assertEquals(
                "Done, revoked authorization from CI.\n",
                Run.of(platform, "authorizations:revoke", "7").out());
    }
}
