package dev.slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTest extends ClientFixture {
    @Test
    void speaksVersionThreeOfTheApiWithItsKey() {
        platform.on("GET /apps", "[]");

        Run run = Run.of(platform, "apps");

        assertEquals(0, run.code());
        assertEquals("You have no apps.\n", run.out());
        TestPlatform.Request request = platform.request("GET /apps");
        assertEquals("application/vnd.heroku+json; version=3", request.accept());
        assertEquals("Bearer secret-key", request.authorization());
    }

    @Test
    void showsThePlatformsMessageWhenItRefuses() {
        Run run = Run.of(platform, "info", "-a", "nope");

        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertEquals(" ›   Error: Couldn't find that app.\n ›   The command apps lists yours.\n", run.err());
    }

    @Test
    void saysWhereTheKeyComesFromWhenItIsWrong() {
        platform.on("GET /apps", 401, "{\"id\":\"unauthorized\",\"message\":\"Invalid credentials provided.\"}");

        Run run = Run.of(platform, "apps");

        assertEquals(4, run.code());
        assertTrue(
                run.err().contains("Invalid credentials provided.\n ›   The key comes from SLIPWAY_API_KEY"),
                run.err());
    }

    @Test
    void saysHowToStartThePlatformWhenItDoesNotAnswer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        Run run = Run.with(Path.of("/"), Map.of("SLIPWAY_API_URL", "http://127.0.0.1:" + port), null, "apps");

        assertEquals(3, run.code());
        assertTrue(
                run.err().startsWith(" ›   Error: The platform does not answer at http://127.0.0.1:" + port),
                run.err());
        assertTrue(run.err().endsWith("Start it with ./slipway up\n"), run.err());
    }

    @Test
    void saysSoWhenSomethingElseAnswers() {
        platform.on("GET /apps", "<html>hello</html>");

        Run run = Run.of(platform, "apps");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("is not JSON. Is it a Slipway platform?"), run.err());
    }

    @Test
    void readsTheKeyFromTheHomeOfThePlatform(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("api-key"), "key-of-home\n");
        platform.on("GET /apps", "[]");

        Run run = Run.with(
                home,
                Map.of("SLIPWAY_API_URL", platform.url(), "SLIPWAY_API_KEY", "", "SLIPWAY_HOME", home.toString()),
                null,
                "apps");

        assertEquals(0, run.code());
        assertEquals("Bearer key-of-home", platform.request("GET /apps").authorization());
    }

    @Test
    void saysWhereItLookedForTheKeyWhenThereIsNone(@TempDir Path home) {
        Run run = Run.with(home, Map.of("SLIPWAY_API_KEY", "", "SLIPWAY_HOME", home.toString()), null, "apps");

        assertEquals(4, run.code());
        assertTrue(run.err().contains(home.resolve("api-key") + " can't be read"), run.err());
    }

    @Test
    void endsWithTwoWhenAnArgumentIsMissingOrUnknown() {
        assertEquals(2, Run.of(platform, "config:get", "-a", "shop").code());
        assertEquals(2, Run.of(platform, "apps", "--colour").code());
        assertTrue(platform.requests().isEmpty());
    }

    @Test
    void needsAnAppWhereNoneFollowsFromTheSurroundings(@TempDir Path directory) {
        Run run = Run.in(directory, platform, "ps");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("No app is named. Say which with --app APP"), run.err());
    }

    @Test
    void takesTheAppOfTheEnvironment(@TempDir Path directory) {
        platform.on("GET /apps/shop/dynos", "[]");

        Run run = Run.with(directory, Map.of("SLIPWAY_API_URL", platform.url(), "SLIPWAY_APP", "shop"), null, "ps");

        assertEquals("No dynos on shop\n", run.out());
    }

    @Test
    void showsThisMachinesKeyToNobodyElse(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("api-key"), "of-this-machine");
        for (String url : List.of("http://platform.invalid", "http://127.0.0.1.platform.invalid")) {
            Map<String, String> environment = Map.of(
                    "SLIPWAY_API_URL",
                    url,
                    "SLIPWAY_API_KEY",
                    "",
                    "SLIPWAY_HOME",
                    home.toString(),
                    "SLIPWAY_CONFIG",
                    home.resolve("cli.toml").toString());
            Run run = Run.with(home, environment, null, "apps");
            assertEquals(4, run.code(), run.err());
            assertTrue(run.err().contains("There is no API key for " + url), run.err());
        }
    }

    @Test
    void everyCommandThatShowsSomethingKnowsJson() {
        Set<String> showNothingOfTheirOwn = Set.of(
                "2fa:disable",
                "access:add",
                "access:remove",
                "access:update",
                "apps:doctor",
                "apps:join",
                "apps:leave",
                "apps:lock",
                "apps:transfer",
                "apps:unlock",
                "authorizations:revoke",
                "buildpacks:add",
                "buildpacks:clear",
                "buildpacks:remove",
                "buildpacks:set",
                "builds:cache:purge",
                "builds:cancel",
                "builds:create",
                "builds:output",
                "certs:auto:disable",
                "certs:auto:refresh",
                "certs:generate",
                "certs:remove",
                "ci:config:unset",
                "ci:rerun",
                "ci:run",
                "clients:destroy",
                "completion",
                "config:edit",
                "config:pull",
                "config:push",
                "config:unset",
                "container:login",
                "container:pull",
                "container:push",
                "container:rm",
                "destroy",
                "domains:add",
                "domains:remove",
                "domains:update",
                "domains:wait",
                "drains:add",
                "drains:remove",
                "features:disable",
                "features:enable",
                "git:credentials",
                "git:deploy",
                "git:disconnect",
                "git:remote",
                "keys:add",
                "keys:clear",
                "keys:remove",
                "local",
                "login",
                "logout",
                "logs",
                "maintenance:off",
                "maintenance:on",
                "members:add",
                "members:remove",
                "members:set",
                "pipelines:add",
                "pipelines:create",
                "pipelines:destroy",
                "pipelines:promote",
                "pipelines:remove",
                "pipelines:rename",
                "pipelines:update",
                "platforms:use",
                "previews:create",
                "previews:destroy",
                "previews:extend",
                "ps:exec",
                "ps:restart",
                "ps:stop",
                "ps:wait",
                "releases:output",
                "reviewapps:disable",
                "reviewapps:enable",
                "run",
                "run:detached",
                "run:inside",
                "teams:create",
                "teams:destroy",
                "teams:rename",
                "telemetry:add",
                "telemetry:remove",
                "transfers:accept",
                "transfers:cancel",
                "transfers:decline",
                "users:remove",
                "users:reset-2fa",
                "users:update",
                "webhooks:remove",
                "webhooks:update");
        for (Commands.Entry entry : Commands.ALL) {
            boolean knows = Run.of(platform, "help", entry.name()).out().contains("-j, --json");
            assertEquals(!showNothingOfTheirOwn.contains(entry.name()), knows, entry.name());
        }
    }

    @Test
    void theReferenceInTheDocumentationSaysWhatTheClientDoes() throws IOException {
        assertEquals(
                Run.of(platform, "help", "--markdown").out(),
                Files.readString(Path.of("..", "docs", "reference", "cli.md")),
                "docs/reference/cli.md is stale: ./slipway help --markdown > docs/reference/cli.md");
    }
}
