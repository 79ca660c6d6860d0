package dev.slipway.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigCommandsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("GET /apps/shop/config-vars", "{\"URL\":\"a b\",\"GREETING\":\"hi\"}")
                .on("GET /apps/shop/releases", "[{\"version\":4}]");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsConfigVarsByName() {
        assertEquals(
                "=== shop Config Vars\n\nGREETING: hi\nURL:      a b\n",
                run("config").out());
    }

    @Test
    void printsConfigVarsForAShell() {
        assertEquals("GREETING=hi\nURL='a b'\n", run("config", "--shell").out());
        assertEquals("URL='a b'\n", run("config:get", "URL", "--shell").out());
    }

    @Test
    void printsAValueAsItIs() {
        assertEquals("a b\n", run("config:get", "URL").out());
        assertEquals("\n", run("config:get", "NONE").out());
    }

    @Test
    void setsConfigVarsAndNamesTheRelease() {
        platform.on("PATCH /apps/shop/config-vars", "{\"GREETING\":\"a=b\",\"URL\":\"\"}");

        Run run = run("config:set", "GREETING=a=b", "URL=");

        assertEquals("Setting GREETING, URL and restarting ⬢ shop... done, v4\n", run.err());
        assertEquals("GREETING: a=b\nURL: \n", run.out());
        assertEquals(
                "{\"GREETING\":\"a=b\",\"URL\":\"\"}",
                platform.request("PATCH /apps/shop/config-vars").body());
        assertEquals(
                "version ..; order=desc,max=1",
                platform.request("GET /apps/shop/releases").range());
    }

    @Test
    void unsetsWithNull() {
        platform.on("PATCH /apps/shop/config-vars", "{}");

        Run run = run("config:unset", "GREETING");

        assertEquals("Unsetting GREETING and restarting ⬢ shop... done, v4\n", run.err());
        assertEquals(
                "{\"GREETING\":null}",
                platform.request("PATCH /apps/shop/config-vars").body());
    }

    @Test
    void refusesWhatIsNoAssignment() {
        Run run = run("config:set", "GREETING");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("GREETING is invalid. Must be in the format FOO=bar."), run.err());
    }

    private Run run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "-a";
        all[2] = "shop";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Run.of(platform, all);
    }
}
