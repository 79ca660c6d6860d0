package dev.slipway.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogsTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.on("POST /apps/shop/log-sessions", 201, "{\"logplex_url\":\"" + platform.url() + "/streams/x\"}");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void printsTheLinesOfTheStream() {
        platform.on(
                "GET /streams/x",
                ": hello\n\nid: 1\ndata: 2026-11-25T12:00:00.000000+00:00 app[web.1]: one\n\n"
                        + "data:2026-11-25T12:00:01.000000+00:00 heroku[router]: two\ndata:   three\n\n");

        Run run = Run.of(platform, "logs", "-a", "shop");

        assertEquals(0, run.code());
        assertEquals(
                "2026-11-25T12:00:00.000000+00:00 app[web.1]: one\n"
                        + "2026-11-25T12:00:01.000000+00:00 heroku[router]: two\n  three\n",
                run.out());
        assertEquals("", platform.request("GET /streams/x").authorization());
    }

    @Test
    void asksForWhatItWasTold() {
        platform.on("GET /streams/x", "");

        Run.of(platform, "logs", "-a", "shop", "-n", "50", "--tail", "--dyno", "web.1", "--source", "app");

        assertEquals(
                "{\"tail\":true,\"lines\":50,\"dyno\":\"web.1\",\"source\":\"app\"}",
                platform.request("POST /apps/shop/log-sessions").body());
    }

    @Test
    void saysSoWhenTheStreamIsGone() {
        Run run = Run.of(platform, "logs", "-a", "shop");

        assertEquals(1, run.code());
        assertTrue(
                run.err().contains("The stream could not be opened: the platform answered with status 404."),
                run.err());
    }
}
