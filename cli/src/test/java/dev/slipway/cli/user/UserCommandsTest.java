package dev.slipway.cli.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserCommandsTest {
    private static final String ANN = """
            {"email": "ann@example.com", "admin": true, "last_login": null, "password_url": "http://x/console/password/1"}""";

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
    void addsAUserAndPrintsNothingButTheLinkForScripts() {
        platform.on("POST /users", 201, ANN).on("POST /users/ann%40example.com/actions/reset-password", ANN);

        Run added = Run.of(platform, "users:add", "ann@example.com", "--admin", "--name", "Ann");

        assertEquals("http://x/console/password/1\n", added.out());
        assertEquals(
                "{\"email\":\"ann@example.com\",\"admin\":true,\"name\":\"Ann\"}",
                platform.request("POST /users").body());
        assertEquals(
                "http://x/console/password/1\n",
                Run.of(platform, "users:reset", "ann@example.com").out());
    }

    @Test
    void takesAwayASecondFactor() {
        platform.on("POST /users/ann%40example.com/actions/reset-second-factor", ANN);

        Run reset = Run.of(platform, "users:reset-2fa", "ann@example.com");

        assertEquals(0, reset.code(), reset.err());
        assertTrue(reset.err().contains("second factor of ann@example.com... done"), reset.err());
        assertEquals(1, Run.of(platform, "users:reset-2fa", "bob@example.com").code());
    }

    @Test
    void listsUsers() {
        platform.on("GET /users", "[" + ANN + "]");
        assertEquals("ann@example.com  admin\n", Run.of(platform, "users").out());
    }

    @Test
    void makesAnAdministratorAndNoneAgain() {
        platform.on("PATCH /users/ann%40example.com", ANN);

        Run.of(platform, "users:update", "ann@example.com", "--no-admin");

        assertEquals(
                "{\"admin\":false}",
                platform.request("PATCH /users/ann%40example.com").body());
        assertEquals(2, Run.of(platform, "users:update", "ann@example.com").code());
    }

    @Test
    void removesAUserOnceThatIsConfirmed() {
        platform.on("DELETE /users/ann%40example.com", ANN);

        Run unsure = Run.of(platform, "users:remove", "ann@example.com");
        assertEquals(2, unsure.code());
        assertTrue(unsure.err().contains("--confirm ann@example.com"), unsure.err());
        assertEquals(
                1,
                Run.of(platform, "users:remove", "ann@example.com", "-c", "bob@example.com")
                        .code());
        assertTrue(platform.requests().isEmpty());
        assertEquals(
                0,
                Run.of(platform, "users:remove", "ann@example.com", "-c", "ann@example.com")
                        .code());
        assertFalse(platform.requests().isEmpty());
    }
}
