package dev.slipway.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sixteen clients that ask an app without pause and never retry, half of them on connections that they keep, half on a
 * new one each time; beside them a streamed response, a slow upload and a WebSocket, again and again. Whatever isn't a
 * whole answer of success counts as failed.
 */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 16;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int LONG_SECONDS = 20;
    private static final int UPLOAD_PIECES = 40;
    private static final int UPLOAD_PIECE = 8 * 1024;

    private final Slipway slipway;
    private final App app;
    private final Instant begin = Instant.now();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder requests = new LongAdder();
    private final Map<String, LongAdder> longRequests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> releases = new ConcurrentHashMap<>();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    private Load(Slipway slipway, App app) {
        this.slipway = slipway;
        this.app = app;
    }

    static Load on(Slipway slipway, App app) {
        Load load = new Load(slipway, app);
        for (int i = 0; i < CLIENTS; i++) {
            load.start(
                    i % 2 == 0 ? "keep-alive" : "new connection", i % 2 == 0 ? load::keepAlive : load::newConnection);
        }
        load.start("stream", load::stream);
        load.start("upload", load::upload);
        load.start("websocket", load::webSocket);
        return load;
    }

    private interface Client {
        void run() throws IOException;
    }

    private void start(String name, Client client) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            while (!ended) {
                Instant sent = Instant.now();
                try {
                    client.run();
                } catch (IOException | RuntimeException | AssertionError e) {
                    failures.add("%s sent at %s failed at %s: %s".formatted(name, sent, Instant.now(), e));
                    pause(PACE);
                }
            }
        }));
    }

    private void keepAlive() throws IOException {
        try (Connection connection = slipway.connect()) {
            boolean open = true;
            while (open && !ended) {
                Response answer = connection.exchange("GET", host(), "/");
                open = !answer.header("connection").equals("close");
                small(answer);
            }
        }
    }

    private void newConnection() throws IOException {
        try (Connection connection = slipway.connect()) {
            connection.send("GET", host(), "/", "Connection: close\r\n");
            small(connection.receive());
        }
    }

    private void small(Response answer) {
        count(answer);
        check(answer.body().startsWith(answer.header("x-release") + " "), "the whole body", answer);
        requests.increment();
        pause(PACE);
    }

    private void stream() throws IOException {
        try (Connection connection = slipway.connect()) {
            Response answer = connection.exchange("GET", host(), "/stream?seconds=" + LONG_SECONDS);
            count(answer);
            check(answer.body().endsWith("line " + LONG_SECONDS * 10 + "\ncomplete\n"), "the whole stream", answer);
            done("stream");
        }
    }

    private void upload() throws IOException {
        byte[] piece = "0123456789abcdef".repeat(UPLOAD_PIECE / 16).getBytes(StandardCharsets.US_ASCII);
        MessageDigest digest = sha256();
        int length = UPLOAD_PIECES * UPLOAD_PIECE;
        try (Connection connection = slipway.connect()) {
            connection.send("POST", host(), "/upload", "Content-Length: " + length + "\r\n");
            for (int i = 0; i < UPLOAD_PIECES; i++) {
                connection.write(piece);
                digest.update(piece);
                pause(Duration.ofMillis(200));
            }
            Response answer = connection.receive();
            count(answer);
            check(answer.body().equals(length + " " + HexFormat.of().formatHex(digest.digest())), "the upload", answer);
            done("upload");
        }
    }

    private void webSocket() throws IOException {
        try (Connection connection = slipway.connect()) {
            connection.send("GET", host(), "/echo", """
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                    """);
            Response answer = connection.head();
            check(answer.status() == 101, "the upgrade", answer);
            seen(answer);
            for (int i = 0; i < LONG_SECONDS * 5; i++) {
                byte[] text = "message %d".formatted(i).getBytes(StandardCharsets.US_ASCII);
                connection.write(frame(text, 0x80));
                byte[] echo = connection.read(2 + text.length);
                check(
                        new String(echo, 2, text.length, StandardCharsets.US_ASCII).equals("message " + i),
                        "echo",
                        answer);
                pause(Duration.ofMillis(200));
            }
            done("websocket");
        }
    }

    /** A text frame whose masking key is zero, so that its payload reads as it is. */
    private static byte[] frame(byte[] text, int mask) {
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (mask | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        return frame;
    }

    private void count(Response answer) {
        check(answer.status() >= 200 && answer.status() < 300, "success", answer);
        seen(answer);
    }

    private void seen(Response answer) {
        check(!answer.header("x-release").isEmpty(), "the release", answer);
        releases.computeIfAbsent(answer.header("x-release"), key -> new LongAdder())
                .increment();
    }

    private void done(String kind) {
        longRequests.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    private static void check(boolean holds, String what, Response answer) {
        if (!holds) {
            String shown = answer.toString();
            throw new AssertionError(what + " was missing in: " + shown.substring(0, Math.min(300, shown.length())));
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String host() {
        return slipway.authority(app.host());
    }

    /** The releases that have answered so far. */
    Map<String, LongAdder> releases() {
        return releases;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Streams, uploads and WebSockets that came to their end. */
    long longRequests(String kind) {
        LongAdder count = longRequests.get(kind);
        return count == null ? 0 : count.sum();
    }

    double requestsPerSecond() {
        return requests.sum() * 1000.0 / Duration.between(begin, Instant.now()).toMillis();
    }

    /** Lets what is under way come to its end, and sends no more. */
    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
