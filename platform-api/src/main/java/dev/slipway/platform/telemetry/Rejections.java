package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.platform.log.AppLog;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells in the app's log that a consumer took a request but not all of it. Such a line is sent on as well, so there are long
 * pauses between two of them.
 */
final class Rejections {
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final int LONGEST_REASON = 300;

    private final UUID appId;
    private final String drain;
    private final AppLog appLog;
    private final Clock clock;
    private Instant silentUntil = Instant.MIN;

    /** @param drain as the log calls it */
    Rejections(UUID appId, String drain, AppLog appLog, Clock clock) {
        this.appId = appId;
        this.drain = drain;
        this.appLog = appLog;
        this.clock = clock;
    }

    void look(Message answer) {
        switch (answer) {
            case ExportLogsServiceResponse logs ->
                look(
                        logs.getPartialSuccess().getRejectedLogRecords(),
                        logs.getPartialSuccess().getErrorMessage());
            case ExportTraceServiceResponse traces ->
                look(
                        traces.getPartialSuccess().getRejectedSpans(),
                        traces.getPartialSuccess().getErrorMessage());
            case ExportMetricsServiceResponse metrics ->
                look(
                        metrics.getPartialSuccess().getRejectedDataPoints(),
                        metrics.getPartialSuccess().getErrorMessage());
            default -> throw new IllegalArgumentException("no answer of a consumer: " + answer.getClass());
        }
    }

    private void look(long rejected, String reason) {
        Instant now = clock.instant();
        if (rejected <= 0 || now.isBefore(silentUntil)) {
            return;
        }
        silentUntil = now.plus(SILENCE);
        String shown = reason.isBlank() ? "it gave no reason" : reason.strip();
        appLog.platform(
                appId,
                "logplex",
                "%s: the consumer left out %d of what it was sent: %s. They are not sent again."
                        .formatted(
                                drain,
                                rejected,
                                shown.substring(0, Math.min(LONGEST_REASON, shown.length()))
                                        .replaceAll("\\p{Cntrl}", " ")));
    }
}
