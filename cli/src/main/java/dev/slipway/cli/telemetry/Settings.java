package dev.slipway.cli.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.failure.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a drain, when it is added and when it is changed. */
final class Settings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SIGNALS = List.of("traces", "metrics", "logs");

    @Option(
            names = "--headers",
            paramLabel = "JSON",
            description = "What is sent with each request, such as {\"Api-Key\": \"…\"}.")
    @Nullable
    private String headers;

    @Option(
            names = "--signals",
            paramLabel = "SIGNALS",
            description = "Which of traces, metrics and logs to send, with commas between; all for all of them.")
    @Nullable
    private String signals;

    @Option(names = "--transport", paramLabel = "TRANSPORT", description = "http or grpc.")
    @Nullable
    private String transport;

    boolean areGiven() {
        return headers != null || signals != null || transport != null;
    }

    /** @param endpoint null where it is not to change */
    ObjectNode body(@Nullable String endpoint) {
        ObjectNode body = Api.object();
        if (signals != null) {
            put(body, signals);
        }
        ObjectNode exporter = Api.object();
        if (endpoint != null) {
            exporter.put("endpoint", endpoint);
        }
        if (headers != null) {
            exporter.set("headers", read(headers));
        }
        if (transport != null) {
            exporter.put("type", type(transport));
        }
        if (!exporter.isEmpty()) {
            body.set("exporter", exporter);
        }
        return body;
    }

    /** As {@link #body}, with all that a new drain needs. */
    ObjectNode complete(String endpoint) {
        signals = signals == null ? "all" : signals;
        transport = transport == null ? "http" : transport;
        return body(endpoint);
    }

    private static void put(ObjectNode body, String wanted) {
        List<String> words = wanted.equals("all") ? SIGNALS : List.of(wanted.split(",", -1));
        for (String word : words) {
            if (!SIGNALS.contains(word)) {
                throw new UsageException("There is no signal '" + word
                        + "'. Say all, or some of traces, metrics and logs: --signals traces,logs");
            }
        }
        words.forEach(body.putArray("signals")::add);
    }

    private static String type(String transport) {
        return switch (transport) {
            case "http" -> "otlphttp";
            case "grpc" -> "otlp";
            default -> throw new UsageException("Expected --transport=" + transport + " to be one of: http, grpc");
        };
    }

    private static JsonNode read(String headers) {
        try {
            JsonNode read = JSON.readTree(headers);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Its message would show the keys.
        }
        throw new UsageException("--headers is no JSON object. It looks like --headers '{\"Api-Key\": \"…\"}'");
    }
}
