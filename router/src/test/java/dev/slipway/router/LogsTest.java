package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.router.logs.LogShipper;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void batchThatThePlatformRefusesIsDroppedCountedAndToldOnce() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Told told = new Told();
                Fixture f = Fixture.serving(home, limits -> limits.batch = 1, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            f.platform.refusedText = "/bad";
            for (String path : new String[] {"/a", "/bad/1", "/bad/2", "/b", "/c"}) {
                wire.send("GET " + path + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response();
            }
            await().until(() -> f.platform.logs.size() >= 3);
            await().until(() -> told.lines.size() >= 2);
            assertTrue(told.lines.get(0).contains("lines=1"), told.lines.get(0));
            assertTrue(told.lines.get(0).contains("422"), told.lines.get(0));
            assertTrue(told.lines.get(0).contains("{\"message\":\"not this\"}"), told.lines.get(0));
            assertTrue(told.lines.get(0).contains("slipway.log.router-batch"), told.lines.get(0));
            assertTrue(told.lines.get(1).endsWith("lines=2"), told.lines.get(1));
            assertEquals(2, told.lines.size());
            assertEquals(3, f.platform.logs.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 429, 500})
    void batchIsSentAgainWhenThePlatformMayAcceptItLater(int status) throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()))) {
            f.platform.logStatus = status;
            Wire.get(f.port, "shop.localhost");
            await().until(() -> f.platform.logBatches.size() > 2);
            f.platform.logStatus = 200;
            await().until(() -> f.platform.logs.size() == 1);
        }
    }

    @Test
    void batchesAreBoundInBytes() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(
                        home, limits -> limits.batchBytes = 10_000, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            f.platform.logStatus = 503;
            for (int i = 0; i < 20; i++) {
                String path = "/" + i + "/" + "x".repeat(4000);
                wire.send("GET " + path + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response();
            }
            f.platform.logStatus = 200;
            await().until(() -> f.platform.logs.size() >= 20);
            for (int i = 0; i < 20; i++) {
                assertTrue(f.platform.lines().get(i).contains("path=\"/" + i + "/"));
            }
            assertTrue(
                    f.platform.logBatches.stream().allMatch(size -> size <= 10_000), f.platform.logBatches::toString);
        }
    }

    @Test
    void lineThatIsLargerThanABatchIsSentAlone() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f =
                        Fixture.serving(home, limits -> limits.batchBytes = 1000, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            for (String path : new String[] {"/a", "/" + "x".repeat(4000), "/b"}) {
                wire.send("GET " + path + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")
                        .response();
            }
            await().until(() -> f.platform.logs.size() == 3);
        }
    }

    /** What the shipper says in the router's own log. */
    private static final class Told extends Handler implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getLogger(LogShipper.class.getName());

        Told() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    private static void few(TestLimits limits) {
        limits.spool = 1000;
        limits.batch = 100;
    }
}
