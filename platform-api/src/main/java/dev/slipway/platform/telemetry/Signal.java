package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.platform.drain.Batch;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is sent to a consumer. */
enum Signal {
    TRACES(
            TraceServiceGrpc.getExportMethod(),
            ExportTraceServiceRequest.getDefaultInstance(),
            ExportTraceServiceResponse.getDefaultInstance()),
    METRICS(
            MetricsServiceGrpc.getExportMethod(),
            ExportMetricsServiceRequest.getDefaultInstance(),
            ExportMetricsServiceResponse.getDefaultInstance()),
    LOGS(
            LogsServiceGrpc.getExportMethod(),
            ExportLogsServiceRequest.getDefaultInstance(),
            ExportLogsServiceResponse.getDefaultInstance());

    private final MethodDescriptor<Message, Message> method;

    Signal(MethodDescriptor<?, ?> method, Message request, Message response) {
        this.method = method.toBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(response))
                .build();
    }

    /** Heroku's word, such as {@code traces}; over HTTP, the end of the path as well. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Signal> of(String word) {
        return Arrays.stream(values())
                .filter(signal -> signal.word().equals(word))
                .findFirst();
    }

    /** The call that takes it. */
    MethodDescriptor<Message, Message> method() {
        return method;
    }

    /** What a batch of the app's log holds of it; empty for nothing. */
    Optional<Message> encode(AppResources app, Batch batch) {
        return switch (this) {
            case TRACES -> Spans.of(app, batch.lines());
            case METRICS -> Metrics.of(app, batch);
            case LOGS -> LogRecords.of(app, batch.lines());
        };
    }
}
