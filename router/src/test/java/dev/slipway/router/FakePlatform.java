package dev.slipway.router;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.RouterReport;
import dev.slipway.router.platform.FeedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The platform's side of the feed, over real HTTP. Each new stream begins with the snapshot that is set. */
final class FakePlatform implements AutoCloseable {
    static final String TOKEN = "router-secret";

    private final HttpServer server;
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
    final List<RouterReport> reports = new CopyOnWriteArrayList<>();
    final List<JsonNode> logs = new CopyOnWriteArrayList<>();
    final List<Integer> logBatches = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile FeedMessage.Snapshot snapshot;
    final AtomicInteger refusedFeeds = new AtomicInteger();
    final AtomicInteger refusedReports = new AtomicInteger();
    final AtomicInteger feedsLeft = new AtomicInteger(Integer.MAX_VALUE);
    volatile int feedStatus = 200;
    volatile int reportStatus = 200;
    volatile int logStatus = 200;
    volatile String refusedText = "nothing of the kind";
    volatile boolean heartbeats = true;

    FakePlatform(FeedMessage.Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/routers/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void send(FeedMessage message) {
        String line = line(message);
        streams.forEach(stream -> stream.add(line));
    }

    /** Ends all streams; the router connects again. */
    void endStreams() {
        streams.forEach(stream -> stream.add(""));
    }

    List<String> lines() {
        return logs.stream().map(log -> log.get("text").asText()).toList();
    }

    RouterReport lastReport() {
        return reports.isEmpty() ? new RouterReport(-1, java.util.Map.of()) : reports.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "feed" -> feed(exchange);
                case "reports" -> {
                    RouterReport report = FeedJson.MAPPER.readValue(exchange.getRequestBody(), RouterReport.class);
                    int status = reportStatus;
                    if (status == 200) {
                        reports.add(report);
                    } else {
                        refusedReports.incrementAndGet();
                    }
                    exchange.sendResponseHeaders(status, -1);
                }
                case "logs" -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    logBatches.add(body.length());
                    int status = body.contains(refusedText) ? 422 : logStatus;
                    if (status == 200) {
                        for (String line : body.split("\n")) {
                            logs.add(new JsonMapper().readTree(line));
                        }
                    }
                    byte[] reason = "{\"message\":\"not\nthis\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, status == 200 ? -1 : reason.length);
                    if (status != 200) {
                        exchange.getResponseBody().write(reason);
                    }
                }
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void feed(HttpExchange exchange) throws IOException {
        if (feedStatus != 200 || feedsLeft.getAndDecrement() <= 0) {
            refusedFeeds.incrementAndGet();
            exchange.sendResponseHeaders(feedStatus == 200 ? 503 : feedStatus, -1);
            return;
        }
        BlockingQueue<String> stream = new LinkedBlockingQueue<>();
        stream.add(line(snapshot));
        streams.add(stream);
        connections.incrementAndGet();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                String line = stream.poll(100, TimeUnit.MILLISECONDS);
                if (line == null && heartbeats) {
                    line = line(new FeedMessage.Heartbeat(0));
                }
                if (line != null && line.isEmpty()) {
                    return;
                }
                if (line != null) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    private static String line(FeedMessage message) {
        try {
            return FeedJson.MAPPER.writerFor(FeedMessage.class).writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
