package dev.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that answers as it was told, and remembers what it was asked. */
public final class TestPlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile boolean asksForCode;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public TestPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request as it came; the body is empty if there was none. */
    public record Request(String line, String accept, String authorization, String range, String code, String body) {
        public JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    private record Answer(int status, String body, Map<String, String> headers) {}

    /** @param line method and path, such as {@code GET /apps} */
    public TestPlatform on(String line, String body) {
        return on(line, 200, body);
    }

    public TestPlatform on(String line, int status, String body) {
        return on(line, status, body, Map.of());
    }

    public TestPlatform on(String line, int status, String body, Map<String, String> headers) {
        answers.put(line, new Answer(status, body, headers));
        return this;
    }

    /** Refuses requests without a code of a second factor, with which they are answered as {@link #on} says. */
    public TestPlatform askForCode() {
        asksForCode = true;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public Request request(String line) {
        return requests.stream()
                .filter(request -> request.line().equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + line + " among " + requests));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(new Request(
                    line,
                    header(exchange, "Accept"),
                    header(exchange, "Authorization"),
                    header(exchange, "Range"),
                    header(exchange, "Heroku-Two-Factor-Code"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer answer = asksForCode
                            && header(exchange, "Heroku-Two-Factor-Code").isEmpty()
                            && isWrite(exchange)
                    ? new Answer(403, "{\"id\":\"two_factor\",\"message\":\"A code is asked for.\"}", Map.of())
                    : answers.getOrDefault(
                            line,
                            new Answer(
                                    404, "{\"id\":\"not_found\",\"message\":\"Couldn't find that app.\"}", Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean isWrite(HttpExchange exchange) {
        return !exchange.getRequestMethod().equals("GET");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
