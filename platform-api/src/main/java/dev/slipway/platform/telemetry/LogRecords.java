package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.model.log.LogLine;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record for each line. The router's carry the ids of the request's span. */
final class LogRecords {
    private LogRecords() {}

    static Optional<Message> of(AppResources app, List<LogLine> lines) {
        Map<Resource, ScopeLogs.Builder> byDyno = new LinkedHashMap<>();
        lines.forEach(line -> byDyno.computeIfAbsent(
                        app.of(line), _ -> ScopeLogs.newBuilder().setScope(AppResources.SCOPE))
                .addLogRecords(record(line)));
        ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        byDyno.forEach((resource, logs) -> request.addResourceLogs(
                ResourceLogs.newBuilder().setResource(resource).addScopeLogs(logs)));
        return Optional.of(request.build());
    }

    private static LogRecord record(LogLine line) {
        long at = Attributes.nanos(line.at());
        LogRecord.Builder made = LogRecord.newBuilder()
                .setTimeUnixNano(at)
                .setObservedTimeUnixNano(at)
                .setBody(Attributes.body(line.text()))
                .addAttributes(Attributes.text("heroku.source", line.source()))
                .addAttributes(Attributes.text("heroku.process", line.process()));
        Severity.of(line)
                .ifPresent(severity -> made.setSeverityNumber(severity).setSeverityText(Severity.text(severity)));
        RouterLine.of(line)
                .map(TraceIds::of)
                .ifPresent(ids -> made.setTraceId(ids.trace()).setSpanId(ids.span()));
        return made.build();
    }
}
