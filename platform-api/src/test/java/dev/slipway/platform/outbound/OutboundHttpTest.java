package dev.slipway.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final OutboundHttp outside = new OutboundHttp(new PublicAddresses(() -> Optional.of(List.of("LocalHost"))));
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Headers> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void noServer() {
        end.countDown();
        server.stop(0);
        outside.close();
    }

    @Test
    void connectsToNoAddressThatIsNotPublicHoweverItIsWritten() {
        String port = ":" + server.getAddress().getPort();
        for (String host : List.of("127.0.0.1", "[::1]", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1")) {
            PrivateAddressException refused = assertThrows(
                    PrivateAddressException.class, () -> outside.get(URI.create("http://" + host + port), LONG), host);
            assertTrue(refused.getMessage().contains("not a public address"));
        }
    }

    @Test
    void looksAtWhatNamesLeadTo() {
        OutboundHttp untrusting = new OutboundHttp(new PublicAddresses(Optional::empty));
        assertThrows(PrivateAddressException.class, () -> untrusting.get(url("/"), LONG));
        assertThrows(UnknownHostException.class, () -> outside.get(URI.create("http://no-such-host.invalid/"), LONG));
        untrusting.close();
    }

    @Test
    void streamsWhatIsAskedForAndUnpacksNothing() throws IOException {
        byte[] packed = {31, (byte) 139, 8, 0, 1, 2, 3};
        answer("/a", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(packed);
        });
        try (Answer answer = outside.get(url("/a?b=c"), LONG)) {
            assertEquals(200, answer.status());
            assertEquals(Optional.of("gzip"), answer.header("content-encoding"));
            assertArrayEquals(packed, answer.body().readAllBytes());
        }
        assertEquals("Slipway", asked.get("/a").getFirst("User-Agent"));
        assertFalse(asked.get("/a").containsKey("Upgrade"));
    }

    @Test
    void followsNoRedirectAndKeepsNoCookie() throws IOException {
        answer("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/a");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(302, -1);
        });
        for (int i = 0; i < 2; i++) {
            try (Answer answer = outside.get(url("/moved"), LONG)) {
                assertEquals(302, answer.status());
                assertEquals(Optional.of("/a"), answer.header("Location"));
            }
            assertFalse(asked.get("/moved").containsKey("Cookie"));
        }
        assertFalse(asked.containsKey("/a"));
    }

    @Test
    void sendsABodyAndReadsNoMoreOfTheAnswerThanItIsAskedFor() throws IOException {
        byte[] body = "{\"a\": \"ä\"}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/hook", exchange -> {
            asked.put("/hook", exchange.getRequestHeaders());
            assertArrayEquals(body, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(202, 0);
            writeUntilTheEnd(exchange);
        });
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer abc");
        Reply reply = outside.post(url("/hook"), headers, body, 5, LONG);
        assertEquals(202, reply.status());
        assertTrue(reply.good());
        assertEquals("xxxxx", reply.text());
        assertEquals("application/json", asked.get("/hook").getFirst("Content-Type"));
        assertEquals("Bearer abc", asked.get("/hook").getFirst("Authorization"));
    }

    @Test
    void endsWithTheDeadlineThoughEachByteComesInTime() throws IOException {
        answer("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writeUntilTheEnd(exchange);
        });
        try (Answer answer = outside.get(url("/slow"), SHORT)) {
            InputStream body = answer.body();
            assertThrows(SocketTimeoutException.class, () -> body.transferTo(OutputStream.nullOutputStream()));
        }
    }

    @Test
    void endsWithTheDeadlineWhileTheServerSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI url = URI.create("http://localhost:" + silent.getLocalPort());
            SocketTimeoutException late = assertThrows(
                    SocketTimeoutException.class, () -> outside.post(url, Map.of(), new byte[1], 100, SHORT));
            assertEquals("it took too long", late.getMessage());
        }
    }

    @Test
    void takesNoEndOfTheConnectionForTheEndOfTheBody() throws IOException {
        try (ServerSocket rude = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> cutOff(rude));
            URI url = URI.create("http://localhost:" + rude.getLocalPort());
            try (Answer answer = outside.get(url, LONG)) {
                InputStream body = answer.body();
                assertThrows(IOException.class, body::readAllBytes);
            }
        }
    }

    @Test
    void saysWhatFailed() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:" + port);
        IOException refused = assertThrows(IOException.class, () -> outside.get(nobody, LONG));
        assertTrue(refused.getMessage().contains("refused"), refused.getMessage());
        assertThrows(IOException.class, () -> outside.get(URI.create("ftp://localhost/"), LONG));
    }

    private static void cutOff(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".getBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, Exchange how) {
        server.createContext(path, exchange -> {
            asked.put(exchange.getRequestURI().getPath(), exchange.getRequestHeaders());
            how.handle(exchange);
            exchange.close();
        });
    }

    private void writeUntilTheEnd(HttpExchange exchange) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
                out.write("x".repeat(100).getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private interface Exchange {
        void handle(HttpExchange exchange) throws IOException;
    }
}
