package dev.slipway.platform.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.model.error.SlipwayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request says of a telemetry drain; each field is looked at when it is asked for. */
record TelemetryFields(JsonNode body) {
    static TelemetryFields of(@Nullable JsonNode body) {
        return new TelemetryFields(body == null ? JsonNodeFactory.instance.objectNode() : body);
    }

    /** The app that is to have the drain. */
    String owner() {
        JsonNode owner = body.path("owner");
        JsonNode type = owner.path("type");
        JsonNode id = owner.path("id");
        if (type.asText().equals("space")) {
            throw SlipwayException.notFound(
                    "There are no private spaces on Slipway: add a telemetry drain to each app instead.");
        }
        if (!type.isTextual() || !type.asText().equals("app") || !id.isTextual()) {
            throw SlipwayException.invalid("Say whose drain it is: {\"owner\": {\"id\": APP_ID, \"type\": \"app\"}}.");
        }
        return id.asText();
    }

    List<Signal> signals() {
        JsonNode signals = body.path("signals");
        if (!signals.isArray() || signals.isEmpty()) {
            throw badSignals();
        }
        List<Signal> found = new ArrayList<>();
        for (JsonNode word : signals) {
            Signal signal = Signal.of(word.isTextual() ? word.asText() : "").orElseThrow(TelemetryFields::badSignals);
            if (found.contains(signal)) {
                throw badSignals();
            }
            found.add(signal);
        }
        return List.copyOf(found);
    }

    /** Those that the drain has, if none are given. */
    List<Signal> signalsOr(List<Signal> before) {
        return body.hasNonNull("signals") ? signals() : before;
    }

    Exporter exporter() {
        JsonNode exporter = body.path("exporter");
        if (!exporter.hasNonNull("type") || !exporter.hasNonNull("endpoint")) {
            throw badExporter();
        }
        return new Exporter(
                type(exporter), endpoint(exporter), headers(exporter).orElse(Map.of()));
    }

    /** With what is given, and else as it is: Heroku's client sends only what is to change. */
    Exporter exporterOr(Exporter before) {
        JsonNode exporter = body.path("exporter");
        if (exporter.isMissingNode() || exporter.isNull()) {
            return before;
        }
        if (!exporter.isObject()) {
            throw badExporter();
        }
        return new Exporter(
                exporter.hasNonNull("type") ? type(exporter) : before.type(),
                exporter.hasNonNull("endpoint") ? endpoint(exporter) : before.endpoint(),
                headers(exporter).orElse(before.headers()));
    }

    private static Exporter.Type type(JsonNode exporter) {
        JsonNode type = exporter.path("type");
        return switch (type.isTextual() ? type.asText() : "") {
            case "otlphttp" -> Exporter.Type.OTLPHTTP;
            case "otlp" -> Exporter.Type.OTLP;
            default -> throw badExporter();
        };
    }

    private static String endpoint(JsonNode exporter) {
        JsonNode endpoint = exporter.path("endpoint");
        if (!endpoint.isTextual()) {
            throw badExporter();
        }
        return endpoint.asText();
    }

    private static Optional<Map<String, String>> headers(JsonNode exporter) {
        JsonNode headers = exporter.path("headers");
        if (headers.isMissingNode() || headers.isNull()) {
            return Optional.empty();
        }
        if (!headers.isObject() || headers.size() > Headers.MOST) {
            throw badHeaders();
        }
        Map<String, String> found = new LinkedHashMap<>();
        headers.properties().forEach(header -> {
            if (!header.getValue().isTextual()) {
                throw badHeaders();
            }
            found.put(header.getKey(), header.getValue().asText());
        });
        return Optional.of(found);
    }

    private static SlipwayException badSignals() {
        return SlipwayException.invalid(
                "signals is a list of one or more of these, each once: [\"traces\", \"metrics\", \"logs\"].");
    }

    private static SlipwayException badExporter() {
        return SlipwayException.invalid(
                "Say where the signals go to: {\"exporter\": {\"type\": \"otlphttp\", \"endpoint\": \"https://otel.example.com\"}}; the other type is otlp, for gRPC.");
    }

    private static SlipwayException badHeaders() {
        return SlipwayException.invalid(
                "headers is an object of at most %d texts: {\"Api-Key\": \"…\"}.", Headers.MOST);
    }

    @Override
    public String toString() {
        return "TelemetryFields[redacted]";
    }
}
