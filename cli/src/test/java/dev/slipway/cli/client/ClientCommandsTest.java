package dev.slipway.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {
    private static final String ONE = """
            {"id":"7","name":"Deploy bot","redirect_uri":"https://bot.example/back","secret":"shown once",
             "created_at":"2026-11-25T10:00:00Z","updated_at":"2026-11-25T10:00:00Z"}
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
    void listsNameIdAndCallback() {
        platform.on("GET /oauth/clients", "[" + ONE + "]");

        assertEquals(
                "Deploy bot  7  https://bot.example/back\n",
                Run.of(platform, "clients").out());
        assertTrue(Run.of(platform, "clients", "--json").out().startsWith("[ {"));
    }

    @Test
    void saysSoWhenThereIsNone() {
        platform.on("GET /oauth/clients", "[]");

        assertEquals("No OAuth clients.\n", Run.of(platform, "clients").out());
    }

    @Test
    void makesAClientAndPrintsItsSecretAsVariables() {
        platform.on("POST /oauth/clients", 201, ONE);

        Run made = Run.of(platform, "clients:create", "Deploy bot", "https://bot.example/back");

        assertEquals("Creating Deploy bot... done\n", made.err());
        assertEquals("HEROKU_OAUTH_ID=7\nHEROKU_OAUTH_SECRET=shown once\n", made.out());
        assertEquals(
                "{\"name\":\"Deploy bot\",\"redirect_uri\":\"https://bot.example/back\"}",
                platform.request("POST /oauth/clients").body());
        assertEquals(2, Run.of(platform, "clients:create", "Deploy bot").code());
    }

    @Test
    void showsAClient() {
        platform.on("GET /oauth/clients/7", ONE);

        String shown = Run.of(platform, "clients:info", "7").out();

        assertTrue(shown.startsWith("=== Deploy bot\n"), shown);
        assertTrue(shown.contains("Callback:  https://bot.example/back\n"), shown);
    }

    @Test
    void changesWhatIsGivenAndNothingElse() {
        platform.on("PATCH /oauth/clients/7", ONE);

        assertEquals(
                "", Run.of(platform, "clients:update", "7", "--name", "Bot").out());
        assertEquals(
                "{\"name\":\"Bot\"}", platform.request("PATCH /oauth/clients/7").body());
        assertEquals(2, Run.of(platform, "clients:update", "7").code());
    }

    @Test
    void rotatesTheSecret() {
        platform.on("POST /oauth/clients/7/actions/rotate-credentials", ONE);

        assertTrue(Run.of(platform, "clients:rotate", "7").out().contains("Secret:    shown once\n"));
        assertEquals(
                "HEROKU_OAUTH_ID=7\nHEROKU_OAUTH_SECRET=shown once\n",
                Run.of(platform, "clients:rotate", "7", "--shell").out());
    }

    @Test
    void destroysAClientOnlyIfThatIsConfirmed() {
        platform.on("DELETE /oauth/clients/7", ONE);

        assertEquals(
                1, Run.of(platform, "clients:destroy", "7", "--confirm", "8").code());
        assertFalse(
                platform.requests().stream().anyMatch(request -> request.line().startsWith("DELETE")));
        assertEquals(
                0, Run.of(platform, "clients:destroy", "7", "--confirm", "7").code());
        platform.request("DELETE /oauth/clients/7");
    }
}
