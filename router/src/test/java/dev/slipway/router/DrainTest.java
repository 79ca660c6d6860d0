package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.RouterReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n";

    @TempDir
    Path home;

    @Test
    void letsARequestFinishOnADynoThatLostItsRoute() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        try (Dyno old = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nold\r\n");
                    finish.await();
                    return Dyno.raw(out, "0\r\n\r\n");
                });
                Dyno fresh = Dyno.saying("fresh");
                Fixture f = Fixture.serving(home, Fixture.live("shop", old.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(GET).head();
            AppRoutes changed = Fixture.live("shop", fresh.target());
            f.platform.send(Fixture.changed(changed));
            await().until(() -> f.platform.lastReport().version() == changed.version());
            assertEquals(1, f.platform.lastReport().inFlight().get(old.id));
            assertTrue(Wire.get(f.port, "shop.localhost").endsWith("fresh"));

            finish.countDown();
            assertEquals("3\r\nold\r\n0\r\n\r\n", new String(wire.in.readNBytes(13)));
            await().until(() -> f.platform.lastReport().inFlight().isEmpty());
            assertTrue(wire.send(GET).response().endsWith("fresh"));
            assertEquals(1, old.requests.size());
        }
    }

    @Test
    void sendsNothingToADynoOnceItsRemovalWasReported() throws Exception {
        try (Dyno a = Dyno.saying("a");
                Dyno b = Dyno.saying("b");
                Fixture f = Fixture.serving(home, Fixture.live("shop", a.target()));
                Load load = new Load(f.port)) {
            for (int round = 0; round < 10; round++) {
                Dyno coming = round % 2 == 0 ? b : a;
                Dyno going = round % 2 == 0 ? a : b;
                AppRoutes changed = Fixture.live("shop", coming.target());
                f.platform.send(Fixture.changed(changed));
                quickly().until(() -> acknowledged(f, changed, going));
                int seen = going.requests.size();
                quickly().until(() -> coming.requests.size() > 5);
                int before = load.done();
                quickly().until(() -> load.done() > before + 50);
                assertEquals(seen, going.requests.size());
                coming.requests.clear();
            }
            assertEquals(0, load.failed());
        }
    }

    private static ConditionFactory quickly() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private static boolean acknowledged(Fixture f, AppRoutes changed, Dyno going) {
        RouterReport report = f.platform.lastReport();
        return report.version() >= changed.version() && !report.inFlight().containsKey(going.id);
    }

    @Test
    void closesPooledConnectionsToADynoThatLostItsRoute() throws Exception {
        try (Dyno old = Dyno.saying("old");
                Fixture f = Fixture.serving(home, Fixture.live("shop", old.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(GET).response();
            f.platform.send(Fixture.removed("shop"));
            await().until(() -> old.requests.getFirst().socket().isClosed());
            assertTrue(Wire.get(f.port, "shop.localhost").contains("No such app"));
        }
    }

    @Test
    void finishesRequestsWhenItIsStopped() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
                    finish.await();
                    return Dyno.ok(out, "late");
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()))) {
            List<Wire> idle = onEachEventLoop(f.port);
            Wire wire = new Wire(f.port).send(GET);
            await().until(() -> dyno.requests.size() == 1);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(f.router));
            for (Wire each : idle) {
                assertEquals(-1, each.in.read());
                each.close();
            }
            assertFalse(stopped.isDone());
            finish.countDown();
            String response = wire.response();
            assertTrue(response.endsWith("late"), response);
            assertTrue(response.toLowerCase().contains("connection: close"), response);
            wire.close();
            stopped.join();
            assertEquals(1, f.platform.lines().size());
        }
    }

    /** Connections are dealt out to the event loops in turn. */
    private static List<Wire> onEachEventLoop(int port) throws IOException {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            wires.add(new Wire(port));
        }
        return wires;
    }

    private static void stop(Router router) {
        try {
            router.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
