package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A span of kind server for each request that the router tells of, by the semantic conventions for HTTP. */
final class Spans {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

    private Spans() {}

    static Optional<Message> of(AppResources app, List<LogLine> lines) {
        Map<Resource, ScopeSpans.Builder> byDyno = new LinkedHashMap<>();
        for (LogLine line : lines) {
            RouterLine.of(line)
                    .ifPresent(request -> byDyno.computeIfAbsent(
                                    app.of(request.dyno().orElse("router")),
                                    _ -> ScopeSpans.newBuilder().setScope(AppResources.SCOPE))
                            .addSpans(span(request)));
        }
        if (byDyno.isEmpty()) {
            return Optional.empty();
        }
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        byDyno.forEach((resource, spans) -> request.addResourceSpans(
                ResourceSpans.newBuilder().setResource(resource).addScopeSpans(spans)));
        return Optional.of(request.build());
    }

    private static Span span(RouterLine line) {
        TraceIds ids = TraceIds.of(line);
        boolean known = METHODS.contains(line.method());
        Span.Builder span = Span.newBuilder()
                .setTraceId(ids.trace())
                .setSpanId(ids.span())
                .setName(known ? line.method() : "HTTP")
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(Attributes.nanos(line.begun()))
                .setEndTimeUnixNano(Attributes.nanos(line.at()))
                .addAttributes(Attributes.text("http.request.method", known ? line.method() : "_OTHER"))
                .addAttributes(Attributes.number("http.response.status_code", line.status()))
                .addAttributes(Attributes.number("http.response.body.size", line.bytes()))
                .addAttributes(Attributes.text("server.address", line.host()))
                .addAttributes(Attributes.text("client.address", line.client()))
                .addAttributes(Attributes.text("url.scheme", line.scheme()))
                .addAttributes(Attributes.text("heroku.request_id", line.requestId()));
        url(span, line.path());
        line.dyno().ifPresent(dyno -> span.addAttributes(Attributes.text("heroku.dyno.name", dyno)));
        if (line.failed()) {
            String type = line.code().orElse(Integer.toString(line.status()));
            span.addAttributes(Attributes.text("error.type", type))
                    .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
        }
        return span.build();
    }

    private static void url(Span.Builder span, String path) {
        String[] parts = path.split("\\?", 2);
        span.addAttributes(Attributes.text("url.path", parts[0]));
        if (parts.length > 1) {
            span.addAttributes(Attributes.text("url.query", parts[1]));
        }
    }
}
