package dev.slipway.cli.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    @TempDir
    Path home;

    private TestPlatform platform;
    private TestPlatform other;

    @BeforeEach
    void start() throws IOException {
        platform =
                new TestPlatform().on("GET /account", "{\"email\":\"a@b.c\"}").on("GET /apps", "[]");
        other = new TestPlatform().on("GET /account", "{\"email\":\"o@b.c\"}").on("GET /apps", "[]");
    }

    @AfterEach
    void stop() {
        platform.close();
        other.close();
    }

    @Test
    void sendsCommandsToThePlatformThatWasLoggedInToLast() {
        Run login = login(platform, "first", "key-1");
        login(other, "second", "key-2");

        assertEquals(
                "Logging in to " + platform.url() + "... done, as a@b.c",
                login.err().lines().findFirst().orElse(""));
        assertEquals("o@b.c\n", run(Map.of(), "", "whoami").out());
        assertEquals(
                "a@b.c\n", run(Map.of(), "", "whoami", "--platform", "first").out());
        assertEquals(
                "a@b.c\n",
                run(Map.of("SLIPWAY_PLATFORM", "first"), "", "whoami").out());
        assertEquals("Bearer key-1", platform.request("GET /account").authorization());
    }

    @Test
    void keepsTheKeyInAFileOfItsOwnerAlone() throws IOException {
        login(platform, "first", "key-1");

        Path file = home.resolve("slipway/cli.toml");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).contains("key = \"key-1\""));
        assertFalse(run(Map.of(), "", "platforms", "--json").out().contains("key-1"));
    }

    @Test
    void makesAKeyWithAnAddressAndAPassword() throws IOException {
        platform.on("POST /oauth/authorizations", 201, "{\"access_token\":{\"token\":\"made\"}}");

        Run login = run(Map.of(), "a fine password\n", "login", platform.url(), "-n", "first", "-e", "a@b.c");

        assertEquals(0, login.code(), login.err());
        assertEquals(
                "Basic YUBiLmM6YSBmaW5lIHBhc3N3b3Jk",
                platform.request("POST /oauth/authorizations").authorization());
        assertEquals("Bearer made", platform.request("GET /account").authorization());
        String file = Files.readString(home.resolve("slipway/cli.toml"));
        assertTrue(file.contains("key = \"made\""), file);
        assertFalse(file.contains("fine password"), file);
    }

    @Test
    void asksForACodeIfTheAccountHasASecondFactor() throws IOException {
        platform.on("POST /oauth/authorizations", 201, "{\"access_token\":{\"token\":\"made\"}}")
                .askForCode();

        Run login = run(Map.of(), "a fine password\n123456\n", "login", platform.url(), "-n", "first", "-e", "a@b.c");

        assertEquals(0, login.code(), login.err());
        assertEquals(
                List.of("", "123456"),
                platform.requests().stream()
                        .filter(request -> request.line().startsWith("POST"))
                        .map(TestPlatform.Request::code)
                        .toList());
        assertTrue(Files.readString(home.resolve("slipway/cli.toml")).contains("key = \"made\""));
    }

    @Test
    void makesNoKeyWithoutTheCodeThatIsAskedFor() {
        platform.on("POST /oauth/authorizations", 201, "{\"access_token\":{\"token\":\"made\"}}")
                .askForCode();

        Run login = run(Map.of(), "a fine password\n", "login", platform.url(), "-n", "first", "-e", "a@b.c");

        assertEquals(4, login.code());
        assertTrue(login.err().contains("There was no code."), login.err());
        assertFalse(Files.exists(home.resolve("slipway/cli.toml")));
    }

    @Test
    void getsAKeyFromWhoeverAllowsItInTheBrowser() throws IOException {
        platform.on(
                "POST /cli/auth",
                "{\"browser_url\":\"/auth/browser/1\",\"cli_url\":\"/auth/answers/1\",\"token\":\"waiting\"}");
        platform.on("GET /cli/auth/answers/1", "{\"access_token\":\"made\",\"error\":null}");

        Run login = run(Map.of(), "", "login", platform.url(), "-n", "first", "--browser");

        assertEquals(0, login.code(), login.err());
        assertTrue(login.err().contains(platform.url() + "/cli/auth/browser/1"), login.err());
        assertEquals(
                "Bearer waiting", platform.request("GET /cli/auth/answers/1").authorization());
        assertTrue(Files.readString(home.resolve("slipway/cli.toml")).contains("key = \"made\""));
    }

    @Test
    void keepsNothingOfALoginThatWasRefusedInTheBrowser() {
        platform.on(
                "POST /cli/auth",
                "{\"browser_url\":\"/auth/browser/1\",\"cli_url\":\"/auth/answers/1\",\"token\":\"waiting\"}");
        platform.on("GET /cli/auth/answers/1", "{\"access_token\":null,\"error\":\"The login was refused.\"}");

        Run login = run(Map.of(), "", "login", platform.url(), "-n", "first", "--browser");

        assertEquals(4, login.code());
        assertTrue(login.err().contains("The login was refused."), login.err());
        assertFalse(Files.exists(home.resolve("slipway/cli.toml")));
        assertEquals(
                2,
                run(Map.of(), "", "login", platform.url(), "-b", "-e", "a@b.c").code());
    }

    @Test
    void writesNothingWhenThePlatformRefusesTheKey() {
        platform.on("GET /account", 401, "{\"id\":\"unauthorized\",\"message\":\"Invalid credentials provided.\"}");

        assertEquals(4, login(platform, "first", "wrong").code());
        assertFalse(Files.exists(home.resolve("slipway/cli.toml")));
    }

    @Test
    void goesBackToTheMachinesOwnPlatformAfterLogout() throws IOException {
        Files.writeString(home.resolve("api-key"), "own-key\n");
        login(other, "second", "key-2");

        assertEquals(0, run(Map.of(), "", "logout").code());
        run(Map.of("SLIPWAY_LOCAL_URL", platform.url()), "", "apps");

        assertEquals("Bearer own-key", platform.request("GET /apps").authorization());
        assertEquals(1, run(Map.of(), "", "logout").code());
    }

    @Test
    void listsPlatformsAndChangesBetweenThem() throws IOException {
        Files.writeString(home.resolve("api-key"), "own-key\n");
        login(other, "second", "key-2");
        Map<String, String> here = Map.of("SLIPWAY_LOCAL_URL", "http://127.0.0.1:5000");

        assertEquals(
                "  local   http://127.0.0.1:5000\n* second  " + other.url() + "  o@b.c\n",
                run(here, "", "platforms").out().replaceAll("(5000) +", "$1"));
        assertEquals(0, run(here, "", "platforms:use", "local").code());
        assertTrue(run(here, "", "platforms").out().startsWith("* local"));
        assertEquals(1, run(here, "", "platforms:use", "third").code());
    }

    @Test
    void anAddressInTheEnvironmentWinsOverTheFile() {
        login(other, "second", "key-2");

        run(Map.of("SLIPWAY_API_URL", platform.url(), "SLIPWAY_API_KEY", "given"), "", "apps");

        assertEquals("Bearer given", platform.request("GET /apps").authorization());
    }

    @Test
    void anAddressInTheEnvironmentGetsTheKeyThatIsKeptForIt() {
        login(other, "second", "key-2");

        run(Map.of("SLIPWAY_API_URL", other.url()), "", "apps");

        assertEquals("Bearer key-2", other.request("GET /apps").authorization());
    }

    @Test
    void saysThatTheAddressMayBeWrongWhereNothingIsKnownOfIt() {
        Run run = run(Map.of("SLIPWAY_API_URL", "http://nowhere.invalid", "SLIPWAY_API_KEY", "k"), "", "apps");

        assertEquals(3, run.code());
        assertTrue(run.err().contains("Is SLIPWAY_API_URL right?"), run.err());
    }

    @Test
    void answersGitForThePlatformsHostOnly() {
        login(platform, "first", "key-1");
        String host = platform.url().substring("http://".length());

        assertEquals(
                "username=slipway\npassword=key-1\n",
                run(Map.of(), "protocol=http\nhost=" + host + "\n\n", "git:credentials", "get")
                        .out());
        assertTrue(run(
                        Map.of(),
                        "protocol=http\nhost=" + host.replace("127.0.0.1", "localhost") + "\n\n",
                        "git:credentials",
                        "get")
                .out()
                .contains("key-1"));
        assertEquals(
                "",
                run(Map.of(), "protocol=http\nhost=" + host + ".example.com\n\n", "git:credentials", "get")
                        .out());
        assertEquals(
                "",
                run(Map.of(), "protocol=http\nhost=" + host + "\n\n", "git:credentials", "erase")
                        .out());
    }

    @Test
    void saysWhichLineOfTheFileIsWrong() throws IOException {
        Files.createDirectories(home.resolve("slipway"));
        Files.writeString(home.resolve("slipway/cli.toml"), "# mine\ncurrent = first\n");

        Run run = run(Map.of(), "", "apps");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("Line 2 of " + home.resolve("slipway/cli.toml")), run.err());
    }

    @Test
    void refusesWhatIsNoAddressOrNoName() {
        assertEquals(2, run(Map.of(), "k\n", "login", "ftp://example.com").code());
        assertEquals(
                2,
                run(Map.of(), "k\n", "login", platform.url(), "--name", "local").code());
        assertEquals(
                4, run(Map.of(), "", "login", platform.url(), "--name", "first").code());
    }

    private Run login(TestPlatform to, String name, String key) {
        return run(Map.of(), key + "\n", "login", to.url(), "--name", name);
    }

    private Run run(Map<String, String> environment, String typed, String... arguments) {
        Map<String, String> all = new HashMap<>(
                Map.of("SLIPWAY_API_KEY", "", "XDG_CONFIG_HOME", home.toString(), "SLIPWAY_HOME", home.toString()));
        all.putAll(environment);
        return Run.with(home, all, typed, arguments);
    }
}
