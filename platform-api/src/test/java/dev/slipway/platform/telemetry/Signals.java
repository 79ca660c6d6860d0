package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.model.log.LogLine;
import dev.slipway.platform.drain.Batch;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Lines, and what was made of them. */
final class Signals {
    static final UUID APP = UUID.fromString("11111111-1111-1111-1111-111111111111");
    static final Instant AT = Instant.parse("2026-08-04T12:00:00.5Z");
    static final AppResources SHOP = new AppResources(APP, "shop");
    static final String REQUEST =
            "at=info method=GET path=\"/cart?a=b\" host=shop.localhost request_id=8601b555-6a83-4c12-8269-97c8e32f5a1d"
                    + " fwd=\"204.204.204.204, 10.0.0.1\" dyno=web.1 connect=2ms service=18ms status=200 bytes=13 protocol=https";
    static final String LOAD =
            "source=web.1 dyno=heroku.a.b sample#load_avg_1m=0.57 sample#load_avg_5m=0.13 sample#load_avg_15m=0.04";
    static final String MEMORY =
            "source=web.1 dyno=heroku.a.b sample#memory_total=24.75MB sample#memory_pgpgin=348836pages sample#memory_quota=512.00MB";

    private Signals() {}

    static LogLine line(String source, String process, String text) {
        return new LogLine(APP, AT, source, process, text);
    }

    static LogLine router(String text) {
        return line("heroku", "router", text);
    }

    static Batch batch(LogLine... lines) {
        return new Batch("frame", List.of(lines), AT.minusSeconds(20), lines.length, AT);
    }

    static List<LogRecord> records(Message message) {
        return ((ExportLogsServiceRequest) message)
                .getResourceLogsList().stream()
                        .flatMap(resource -> resource.getScopeLogsList().stream())
                        .flatMap(scope -> scope.getLogRecordsList().stream())
                        .toList();
    }

    static List<Span> spans(Message message) {
        return ((ExportTraceServiceRequest) message)
                .getResourceSpansList().stream()
                        .flatMap(resource -> resource.getScopeSpansList().stream())
                        .flatMap(scope -> scope.getSpansList().stream())
                        .toList();
    }

    static List<Metric> metrics(Message message) {
        return ((ExportMetricsServiceRequest) message)
                .getResourceMetricsList().stream()
                        .flatMap(resource -> resource.getScopeMetricsList().stream())
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .toList();
    }

    /** Of all lines among these signals. */
    static List<String> texts(List<Message> messages) {
        return messages.stream()
                .filter(ExportLogsServiceRequest.class::isInstance)
                .flatMap(message -> records(message).stream())
                .map(record -> record.getBody().getStringValue())
                .toList();
    }

    static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> found = new TreeMap<>();
        attributes.forEach(attribute -> found.put(attribute.getKey(), text(attribute.getValue())));
        return found;
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }
}
