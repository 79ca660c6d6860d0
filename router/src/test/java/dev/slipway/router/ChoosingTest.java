package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoosingTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1\r\n\r\na";

    @TempDir
    Path home;

    @Test
    void spreadsRequestsOverAllDynos() throws Exception {
        try (Dyno a = Dyno.saying("a");
                Dyno b = Dyno.saying("b");
                Fixture f = Fixture.serving(home, Fixture.live("shop", a.target(), b.target()));
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 100; i++) {
                wire.send(GET).response();
            }
            assertTrue(a.requests.size() > 20, "a: " + a.requests.size());
            assertTrue(b.requests.size() > 20, "b: " + b.requests.size());
        }
    }

    @Test
    void triesAnotherDynoWhenOneRefusesAndKeepsTheBody() throws Exception {
        try (Dyno sound = new Dyno(
                        (request, out) -> Dyno.ok(out, new String(request.body().readNBytes(5))));
                Fixture f = Fixture.serving(home, Fixture.live("shop", Dyno.nowhere(), sound.target()));
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 20; i++) {
                String response = wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 5\r\n\r\nabcde")
                        .response();
                assertTrue(response.endsWith("abcde"), response);
            }
        }
    }

    @Test
    void passesOverAQuarantinedDynoUnlessThereIsNoOther() throws Exception {
        Target refusing = Dyno.nowhere();
        try (Dyno sound = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, Fixture.live("shop", refusing, sound.target()))) {
            for (int i = 0; i < 20; i++) {
                assertTrue(Wire.get(f.port, "shop.localhost").endsWith("ok"));
            }
            f.platform.send(Fixture.changed(Fixture.live("shop", refusing)));
            await().until(() -> Wire.get(f.port, "shop.localhost").contains("<!-- H21"));
        }
    }

    @Test
    void losesNoRequestToADynoThatClosesIdleConnections() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (Dyno dyno = new Dyno((request, out) -> {
                    // Every second request on a connection meets a close instead of an answer.
                    return count.incrementAndGet() % 2 == 1 && Dyno.ok(out, "ok");
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 20; i++) {
                String response = wire.send(GET).response();
                assertTrue(response.startsWith("HTTP/1.1 200"), response);
            }
        }
    }

    @Test
    void noticesAPooledConnectionThatWasClosed() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            for (int i = 0; i < 20; i++) {
                assertTrue(wire.send(GET).response().endsWith("ok"));
                dyno.closeConnections();
            }
        }
    }

    @Test
    void sendsARequestThatCanNotBeSentTwiceOnAConnectionJustUsed() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(
                        home, limits -> limits.safeReuse = Duration.ofMinutes(1), Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(POST).response();
            wire.send(POST).response();
            assertEquals(1, dyno.connections.get());
        }
    }

    @Test
    void opensANewConnectionForARequestThatCanNotBeSentTwice() throws Exception {
        try (Dyno dyno = Dyno.saying("ok");
                Fixture f = Fixture.serving(
                        home, limits -> limits.safeReuse = Duration.ofMillis(20), Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(POST).response();
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            wire.send(POST).response();
            assertEquals(2, dyno.connections.get());
            assertTrue(wire.send(GET).response().endsWith("ok"));
            assertEquals(2, dyno.connections.get());
        }
    }

    @Test
    void throwsAConnectionAwayOnWhichSomethingCameUnasked() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    String unasked = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";
                    return Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmine" + unasked);
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(GET.repeat(10));
            for (int i = 0; i < 10; i++) {
                String response = wire.response();
                assertTrue(response.endsWith("mine"), response);
            }
        }
    }
}
