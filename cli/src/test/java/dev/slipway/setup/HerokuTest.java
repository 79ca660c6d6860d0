package dev.slipway.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HerokuTest {
    @TempDir
    Path home;

    private Installation installation;
    private Path authority;

    @BeforeEach
    void makeInstallation() throws IOException {
        Files.writeString(home.resolve("api-key"), "the key\n");
        authority = Files.createDirectory(home.resolve("tls")).resolve("ca.pem");
        Files.writeString(authority, "");
        installation = new Installation(home, 5123);
    }

    @Test
    void printsAnEnvironmentThatAShellTakes() {
        Installation.Result result = installation.bash(
                "unset NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO; eval \"$(heroku_cli)\"; echo \"$HEROKU_HOST|$HEROKU_API_KEY|$HEROKU_GIT_HOST|$NODE_EXTRA_CA_CERTS\";"
                        + " git config http.https://127.0.0.1:5566/.sslCAInfo");
        assertEquals(
                "http://127.0.0.1:5123|the key|127.0.0.1:5566|" + authority + "\n" + authority + "\n", result.output());
    }

    @Test
    void addsTheAuthorityToWhatThisUserTrustsAlready() throws IOException {
        Files.writeString(home.resolve("company.pem"), "company\n");
        Files.writeString(authority, "authority\n");
        Installation.Result result = installation.bash(
                "export NODE_EXTRA_CA_CERTS=$SLIPWAY_HOME/company.pem GIT_SSL_CAINFO=$SLIPWAY_HOME/company.pem;"
                        + " eval \"$(heroku_cli)\"; eval \"$(heroku_cli)\"; cat \"$NODE_EXTRA_CA_CERTS\" \"$GIT_SSL_CAINFO\"");
        assertEquals("company\nauthority\ncompany\nauthority\n", result.output());
    }

    @Test
    void namesWhatHerokusCliAsksOfOtherHosts() {
        Installation.Result result = installation.bash(
                "eval \"$(heroku_cli)\"; echo \"$HEROKU_LOGIN_HOST|$HEROKU_STATUS_HOST|$HEROKU_BUILDPACK_REGISTRY_URL\"");
        String base = "http://127.0.0.1:5123/cli";
        assertEquals(base + "|" + base + "|" + base + "\n", result.output());
    }

    @Test
    void leavesTheKeyToTheLoginIfAsked() {
        Installation.Result result = installation.bash(
                "export HEROKU_API_KEY=old; eval \"$(heroku_cli --no-key)\"; echo \"$HEROKU_HOST|${HEROKU_API_KEY-none}\"");
        assertEquals("http://127.0.0.1:5123|none\n", result.output());
    }

    @Test
    void saysWhatIsMissingBeforeTheFirstStart() throws IOException {
        Files.delete(authority);
        Installation.Result result = installation.slipway("", "heroku", "apps");
        assertEquals(1, result.code());
        assertTrue(result.output().contains("slipway up makes it"), result.output());
    }

    @Test
    void refusesAnAddressThatHerokusCliWouldNotTalkTo() {
        Installation.Result result = installation.bash("SLIPWAY_BIND=10.1.2.3; heroku_cli apps");
        assertEquals(1, result.code());
        assertTrue(result.output().contains("listens on 10.1.2.3"), result.output());
    }
}
