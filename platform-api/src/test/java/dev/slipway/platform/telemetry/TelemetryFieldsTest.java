package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.model.error.SlipwayException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryFieldsTest {
    private static final String ENDPOINT = "https://otel.example.com/consumer";

    @Test
    void readsWhatADrainNeeds() throws JsonProcessingException {
        TelemetryFields fields = fields(
                "{\"signals\": [\"logs\", \"traces\"], \"exporter\": {\"type\": \"otlphttp\", "
                        + "\"endpoint\": \"https://otel.example.com\", \"headers\": {\"Api-Key\": \"secret\", \"X_Set\": \"a b\"}}}");
        assertEquals(List.of(Signal.LOGS, Signal.TRACES), fields.signals());
        assertEquals(
                new Exporter(
                        Exporter.Type.OTLPHTTP,
                        "https://otel.example.com",
                        Map.of("Api-Key", "secret", "X_Set", "a b")),
                fields.exporter());
        assertFalse(fields.toString().contains("secret")
                || fields.exporter().toString().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"logs\", \"logs\"]",
                "[\"profiles\"]",
                "[\"LOGS\"]",
                "[null]",
                "[7]",
                "[[\"logs\"]]",
                "\"logs\"",
                "{}",
                "null"
            })
    void refusesSignalsThatAreNone(String signals) throws JsonProcessingException {
        TelemetryFields fields = fields("{\"signals\": " + signals + "}");
        refuses(fields::signals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"type\": \"otlphttp\"}",
                "{\"endpoint\": \"https://localhost:1/\"}",
                "{\"type\": \"splunk\", \"endpoint\": \"https://localhost:1/\"}",
                "{\"type\": \"OTLP\", \"endpoint\": \"https://localhost:1/\"}",
                "{\"type\": 1, \"endpoint\": \"https://localhost:1/\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": 7}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"localhost:4318\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"ftp://localhost/\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:0/\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:99999/\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://me:secret@localhost:1/\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/?key=secret\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/#secret\"}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost/\\u0000\"}",
                "{\"type\": \"otlp\", \"endpoint\": \"https://localhost:1/path\"}",
                "{\"type\": \"otlp\", \"endpoint\": \"https://localhost:1\", \"headers\": {\"grpc-timeout\": \"1S\"}}",
                "{\"type\": \"otlp\", \"endpoint\": \"https://localhost:1\", \"headers\": {\"key-bin\": \"secret\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": []}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a\": 7}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a\": null}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"\": \"secret\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a b\": \"secret\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a:b\": \"secret\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a\": \"secret\\r\\nX: y\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"a\": \"secret\u00fc\"}}",
                "{\"type\": \"otlphttp\", \"endpoint\": \"https://localhost:1/\", \"headers\": {\"Content-Length\": \"1\"}}",
            })
    void refusesAnExporterThatIsNone(String exporter) throws JsonProcessingException {
        TelemetryFields fields = fields("{\"exporter\": " + exporter + "}");
        refuses(fields::exporter);
    }

    @Test
    void anEndpointHasAThousandCharactersAtMost() {
        String longest = ENDPOINT + "x".repeat(1000 - ENDPOINT.length());
        assertEquals(longest, exporter(longest, Map.of()).endpoint());
        refuses(() -> exporter(longest + "x", Map.of()));
    }

    @Test
    void headersHaveLimitsToo() throws JsonProcessingException {
        exporter(ENDPOINT, Map.of("a".repeat(100), "v".repeat(1000)));
        refuses(() -> exporter(ENDPOINT, Map.of("a".repeat(101), "v")));
        refuses(() -> exporter(ENDPOINT, Map.of("a", "v".repeat(1001))));
        assertEquals(20, headers(20).exporter().headers().size());
        TelemetryFields tooMany = headers(21);
        refuses(tooMany::exporter);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example,443,https://a.example/v1/logs",
        "http://a.example/,80,http://a.example/v1/logs",
        "HTTPS://a.example:4318/x/,4318,HTTPS://a.example:4318/x/v1/logs",
        "http://[2001:db8::1]:4318,4318,http://[2001:db8::1]:4318/v1/logs"
    })
    void knowsWhereToSend(String endpoint, int port, URI logs) {
        Exporter exporter = exporter(endpoint, Map.of());
        assertEquals(port, exporter.port());
        assertEquals(logs, exporter.post(Signal.LOGS));
        assertFalse(exporter.host().startsWith("["));
    }

    private static TelemetryFields headers(int count) throws JsonProcessingException {
        String headers =
                IntStream.range(0, count).mapToObj(i -> "\"h" + i + "\": \"v\"").collect(Collectors.joining(","));
        return fields("{\"exporter\": {\"type\": \"otlp\", \"endpoint\": \"https://otel.example.com\", \"headers\": {"
                + headers + "}}}");
    }

    private static Exporter exporter(String endpoint, Map<String, String> headers) {
        return new Exporter(Exporter.Type.OTLPHTTP, endpoint, headers);
    }

    private static TelemetryFields fields(String json) throws JsonProcessingException {
        return TelemetryFields.of(new ObjectMapper().readTree(json));
    }

    private static void refuses(Runnable read) {
        SlipwayException refused = assertThrows(SlipwayException.class, read::run);
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }
}
