package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    Path home;

    @Test
    void linesArriveOnceAndInOrderAfterThePlatformWasAway() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, limits -> limits.batch = 100, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            f.platform.logStatus = 503;
            for (int i = 0; i < 250; i++) {
                wire.send("GET /" + i + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response();
            }
            f.platform.logStatus = 200;
            await().until(() -> f.platform.logs.size() >= 250);
            for (int i = 0; i < 250; i++) {
                assertTrue(f.platform.lines().get(i).contains("path=\"/" + i + "\""));
            }
            assertEquals(250, f.platform.logs.size());
            assertEquals(
                    Fixture.appId("shop").toString(),
                    f.platform.logs.getFirst().get("appId").asText());
            Instant.parse(f.platform.logs.getFirst().get("at").asText());
        }
    }

    @Test
    void fullSpoolDropsLinesAndSlowsNobodyDown() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, LogsTest::few, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            f.platform.logStatus = 503;
            for (int i = 0; i < 1500; i++) {
                assertTrue(wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response()
                        .endsWith("ok"));
            }
            f.platform.logStatus = 200;
            await().until(() -> f.platform.logs.size() >= 1000);
            assertTrue(f.platform.logs.size() < 1200, "lines: " + f.platform.logs.size());
        }
    }

    private static void few(TestLimits limits) {
        limits.spool = 1000;
        limits.batch = 100;
    }
}
