package dev.slipway.platform.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A forge's API for commits' statuses: takes reports as it is told to, and remembers them. */
final class CommitPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Reported> reported = new CopyOnWriteArrayList<>();
    private volatile Function<Reported, Integer> answer = report -> 201;

    /** A report as it came; the path is not decoded. */
    record Reported(String path, String authorization, String privateToken, JsonNode body) {
        String state() {
            return body.path("state").asText();
        }
    }

    /** @param status what it answers each with */
    void answering(Function<Reported, Integer> status) {
        answer = status;
    }

    List<Reported> reported() {
        return reported;
    }

    List<String> states() {
        return reported.stream().map(Reported::state).toList();
    }

    void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reported report = new Reported(
                    exchange.getRequestURI().getRawPath(),
                    header(exchange, "Authorization"),
                    header(exchange, "PRIVATE-TOKEN"),
                    JSON.readTree(exchange.getRequestBody().readAllBytes()));
            reported.add(report);
            int status = answer.apply(report);
            byte[] body =
                    (status / 100 == 2 ? "{}" : "{\"message\": \"as the test says\"}").getBytes(StandardCharsets.UTF_8);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", "/api/v3/repositories/7/statuses");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
