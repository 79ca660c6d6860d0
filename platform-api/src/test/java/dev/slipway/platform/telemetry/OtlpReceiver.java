package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A real HTTP server that takes signals and decodes them, or answers as it is told to. */
final class OtlpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Post> taken = new CopyOnWriteArrayList<>();
    private final List<Post> refused = new CopyOnWriteArrayList<>();
    private volatile Function<Post, Reply> answer = _ -> Reply.of(200);

    OtlpReceiver() throws IOException {
        this(0);
    }

    OtlpReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    record Post(String target, Map<String, List<String>> headers, Message message) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply of(int status) {
            return new Reply(status, Map.of(), new byte[0]);
        }

        static Reply of(Message message) {
            return new Reply(200, Map.of("Content-Type", "application/x-protobuf"), message.toByteArray());
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    void answer(Function<Post, Reply> reply) {
        answer = reply;
    }

    void answer(int status) {
        answer(_ -> Reply.of(status));
    }

    List<Post> taken() {
        return taken;
    }

    List<Post> refused() {
        return refused;
    }

    /** The texts of all lines that were taken, in their order. */
    List<String> texts() {
        return Signals.texts(taken.stream().map(Post::message).toList());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Post post = read(exchange);
            Reply reply = answer.apply(post);
            (reply.status / 100 == 2 ? taken : refused).add(post);
            reply.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    private static Post read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            Message message = path.endsWith("/v1/logs")
                    ? ExportLogsServiceRequest.parseFrom(body)
                    : path.endsWith("/v1/traces")
                            ? ExportTraceServiceRequest.parseFrom(body)
                            : ExportMetricsServiceRequest.parseFrom(body);
            return new Post(
                    exchange.getRequestMethod() + " " + path, Map.copyOf(exchange.getRequestHeaders()), message);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
