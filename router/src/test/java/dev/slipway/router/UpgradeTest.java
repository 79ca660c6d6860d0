package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
    private static final String UPGRADE =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: raw\r\nConnection: Upgrade\r\n\r\n";
    private static final String ASK =
            "GET / HTTP/1.1\r\nHost: shop.localhost\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n";

    @TempDir
    Path home;

    @Test
    void echoesOverAWebSocket() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (Dyno dyno = new Dyno(UpgradeTest::webSocket);
                Fixture f = Fixture.serving(home, Fixture.live("localhost", dyno.target()));
                HttpClient http = HttpClient.newHttpClient()) {
            // The client can't set Host, so the app's hostname is the address it connects to.
            f.platform.send(Fixture.changed(Fixture.hosted("localhost", "127.0.0.1", dyno.target())));
            await().until(() -> !Wire.get(f.port, "127.0.0.1").contains("No such app"));
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + f.port + "/"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                            received.add(data.toString());
                            from.request(1);
                            return null;
                        }
                    })
                    .get(1, TimeUnit.MINUTES);
            for (int i = 0; i < 10; i++) {
                socket.sendText("hello " + i, true).get(1, TimeUnit.MINUTES);
                assertEquals("hello " + i, received.poll(1, TimeUnit.MINUTES));
            }
            await().until(() ->
                    Integer.valueOf(1).equals(f.platform.lastReport().inFlight().get(dyno.id)));
            socket.abort();
            await().until(() -> f.platform.lastReport().inFlight().isEmpty());
            await().until(() -> f.platform.lines().stream().anyMatch(line -> line.contains("status=101")));
        }
    }

    /** A WebSocket server for short text frames; any other request gets a page. */
    private static boolean webSocket(Dyno.Request request, OutputStream out) throws Exception {
        if (request.headers("Upgrade").isEmpty()) {
            return Dyno.ok(out, "page");
        }
        String accept = request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(accept.getBytes(StandardCharsets.US_ASCII));
        Dyno.raw(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n");
        DataInputStream in = new DataInputStream(request.body());
        while (true) {
            int type = in.readUnsignedByte();
            byte[] payload = new byte[in.readUnsignedByte() & 0x7F];
            byte[] mask = in.readNBytes(4);
            in.readFully(payload);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            out.write(new byte[] {(byte) type, (byte) payload.length});
            out.write(payload);
            out.flush();
        }
    }

    @Test
    void passesBytesSentEarlyByEitherSide() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, UPGRADE + "early");
                    Dyno.raw(out, new String(request.body().readNBytes(5)));
                    return false;
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            String head = wire.send(ASK + "hasty").head();
            assertTrue(head.startsWith("HTTP/1.1 101"), head);
            assertTrue(head.toLowerCase().contains("upgrade: raw"), head);
            assertEquals("earlyhasty", new String(wire.in.readAllBytes()));
        }
    }

    @Test
    void letsOneSideFinishBeforeTheOther() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, UPGRADE);
                    int count = request.body().readAllBytes().length;
                    Dyno.raw(out, "got " + count);
                    return false;
                });
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(ASK).head();
            wire.send("x".repeat(100_000));
            wire.socket.shutdownOutput();
            assertEquals("got 100000", new String(wire.in.readAllBytes()));
            await().until(() -> f.platform.lines().stream().anyMatch(line -> line.contains("status=101 bytes=10")));
        }
    }

    @Test
    void closesAfterSilenceAsH15() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, UPGRADE);
                    return request.body().read() > 0;
                });
                Fixture f = Fixture.serving(
                        home, limits -> limits.idle = Duration.ofMillis(500), Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(ASK).head();
            assertEquals(-1, wire.in.read());
            await().until(() -> f.platform.lines().stream().anyMatch(line -> line.contains("code=H15")));
        }
    }

    /** Writes until the router stops reading, and returns when it cuts the connection. */
    private static void flood(OutputStream out) {
        try {
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // The router cut it, which is what the test waits for.
        }
    }

    @Test
    void cutsADynoThatDoesNotReadWhenItsClientIsGone() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        AtomicReference<Socket> socket = new AtomicReference<>();
        try (Dyno dyno = new Dyno((request, out) -> {
                    socket.set(request.socket());
                    Dyno.raw(out, UPGRADE);
                    looked.await();
                    return false;
                });
                Fixture f = Fixture.serving(
                        home, limits -> limits.idle = Duration.ofSeconds(1), Fixture.live("shop", dyno.target()))) {
            Wire wire = new Wire(f.port).send(ASK);
            wire.head();
            Thread flooding = Thread.ofVirtual().start(() -> flood(out(wire)));
            // The tunnel is cut as idle once nothing moves any more; the dyno has still not read what it was sent.
            flooding.join();
            wire.close();
            await().untilAsserted(() -> assertThrows(IOException.class, () -> probe(socket.get())));
            looked.countDown();
        }
    }

    @Test
    void cutsAClientThatDoesNotReadWhenItsDynoIsGone() throws Exception {
        CountDownLatch flooded = new CountDownLatch(1);
        try (Dyno dyno = new Dyno((request, out) -> {
                    Dyno.raw(out, UPGRADE);
                    flood(out);
                    flooded.countDown();
                    return false;
                });
                Fixture f = Fixture.serving(
                        home, limits -> limits.idle = Duration.ofSeconds(1), Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            wire.send(ASK).head();
            flooded.await();
            await().untilAsserted(() -> assertThrows(IOException.class, () -> probe(wire.socket)));
        }
    }

    /** Sends a byte, which fails once the router has cut the connection. */
    private static void probe(Socket socket) throws IOException {
        socket.getOutputStream().write(0);
    }

    private static OutputStream out(Wire wire) {
        try {
            return wire.socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void passesARefusedUpgradeOn() throws Exception {
        try (Dyno dyno = Dyno.saying("plain");
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()));
                Wire wire = new Wire(f.port)) {
            assertTrue(wire.send(ASK).response().endsWith("plain"));
            assertTrue(wire.send(ASK).response().endsWith("plain"));
        }
    }

    @Test
    void takesAnUpgradeThatNobodyAskedForAsABadAnswer() throws Exception {
        try (Dyno dyno = new Dyno((request, out) -> Dyno.raw(out, UPGRADE));
                Fixture f = Fixture.serving(home, Fixture.live("shop", dyno.target()))) {
            assertTrue(Wire.get(f.port, "shop.localhost").contains("<!-- H17"));
        }
    }
}
