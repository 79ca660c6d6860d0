package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
    private static final byte[] BLOCK = new byte[64 * 1024];
    private static final long LARGE = 1024L * BLOCK.length;

    /** More than the kernel's buffers of four sockets, less than the whole. */
    private static final long HELD_BACK = 40L * 1024 * 1024;

    @TempDir
    Path home;

    @Test
    void passesEachPartOfAResponseOnAtOnce() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
                    seen.await();
                    return Dyno.raw(out, "3\r\ntwo\r\n0\r\n\r\n");
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").head();
            assertEquals("3\r\none\r\n", new String(wire.in.readNBytes(8)));
            seen.countDown();
            assertEquals("3\r\ntwo\r\n0\r\n\r\n", new String(wire.in.readNBytes(13)));
        }
    }

    @Test
    void passesEachPartOfARequestOnAtOnce() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    String first = new String(request.body().readNBytes(3));
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + first);
                    return Dyno.raw(out, new String(request.body().readNBytes(3)));
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 6\r\n\r\none")
                    .head();
            assertEquals("one", new String(wire.in.readNBytes(3)));
            wire.send("two");
            assertEquals("two", new String(wire.in.readNBytes(3)));
        }
    }

    @Test
    void holdsTheDynoBackWhileTheClientDoesNotRead() throws Exception {
        AtomicLong written = new AtomicLong();
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                    write(out, written);
                    return true;
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").head();
            assertTrue(standsStill(written) < HELD_BACK, "written: " + written);
            assertEquals(LARGE, drain(wire.in, LARGE));
        }
    }

    @Test
    void holdsTheClientBackWhileTheDynoDoesNotRead() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch read = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
                    read.await();
                    return Dyno.ok(out, Long.toString(drain(request.body(), LARGE)));
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("PUT / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: " + LARGE + "\r\n\r\n");
            OutputStream out = wire.socket.getOutputStream();
            Thread.ofVirtual().start(() -> write(out, written));
            assertTrue(standsStill(written) < HELD_BACK, "written: " + written);
            read.countDown();
            assertTrue(wire.response().endsWith("\r\n\r\n" + LARGE));
        }
    }

    @Test
    void passesAChunkedUploadWhole() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    StringBuilder body = new StringBuilder();
                    while (body.indexOf("0\r\n\r\n") < 0) {
                        body.append((char) request.body().read());
                    }
                    return Dyno.ok(
                            out,
                            request.header("Transfer-Encoding") + " "
                                    + body.toString().contains("hello"));
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .send("5\r\nhello\r\n0\r\n\r\n");
            assertTrue(wire.response().endsWith("chunked true"));
        }
    }

    @Test
    void deliversAnAnswerGivenBeforeTheUploadEnded() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
                    return false;
                });
                Fixture f = Fixture.serving(
                        home, limits -> limits.linger = Duration.ofMinutes(1), Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1000\r\n\r\nabc");
            assertTrue(wire.response().endsWith("big"));
            wire.send("d".repeat(500));
            wire.socket.shutdownOutput();
            assertEquals(-1, wire.in.read());
        }
    }

    @Test
    void keepsNoConnectionWhoseUploadMayNotEnd() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> Dyno.ok(out, "early"));
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1000\r\n\r\nabc");
            String response = wire.response();
            assertTrue(response.endsWith("early"), response);
            assertTrue(response.toLowerCase().contains("connection: close"), response);
        }
    }

    private static void write(OutputStream out, AtomicLong written) {
        try {
            for (long sent = 0; sent < LARGE; sent += BLOCK.length) {
                out.write(BLOCK);
                written.addAndGet(BLOCK.length);
            }
            out.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long drain(InputStream in, long length) throws java.io.IOException {
        byte[] buffer = new byte[BLOCK.length];
        long total = 0;
        while (total < length) {
            int count = in.read(buffer);
            if (count < 0) {
                return total;
            }
            total += count;
        }
        return total;
    }

    /** Waits until a count has not grown for a while, and returns it. The router's idle limit must be longer. */
    private static long standsStill(AtomicLong count) {
        AtomicLong before = new AtomicLong();
        await().pollInterval(Duration.ofMillis(100))
                .until(() -> count.get() > 0 && before.getAndSet(count.get()) == count.get());
        return count.get();
    }
}
