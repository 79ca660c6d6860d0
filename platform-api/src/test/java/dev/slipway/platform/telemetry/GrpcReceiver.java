package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real gRPC server that takes signals, or answers as it is told to. */
final class GrpcReceiver implements AutoCloseable {
    private final Server server;
    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private final List<Metadata> headers = new CopyOnWriteArrayList<>();
    private volatile @Nullable StatusRuntimeException failure;
    private volatile ExportLogsServiceResponse answer = ExportLogsServiceResponse.getDefaultInstance();

    GrpcReceiver() throws IOException {
        this(0);
    }

    GrpcReceiver(int port) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("localhost", port))
                .intercept(new Remember())
                .addService(new Logs())
                .addService(new Traces())
                .addService(new Metrics())
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    /** From now on each call fails with it; null for none. */
    void fail(@Nullable StatusRuntimeException with) {
        failure = with;
    }

    void answer(ExportLogsServiceResponse logs) {
        answer = logs;
    }

    List<Message> taken() {
        return taken;
    }

    /** Of all calls, those that failed too. */
    List<Metadata> headers() {
        return headers;
    }

    private <R> void take(Message message, R reply, StreamObserver<R> observer) {
        StatusRuntimeException failing = failure;
        if (failing != null) {
            observer.onError(failing);
            return;
        }
        taken.add(message);
        observer.onNext(reply);
        observer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Remember implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata metadata, ServerCallHandler<Q, R> next) {
            headers.add(metadata);
            return next.startCall(call, metadata);
        }
    }

    private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
        @Override
        public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> observer) {
            take(request, answer, observer);
        }
    }

    private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
        @Override
        public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> observer) {
            take(request, ExportTraceServiceResponse.getDefaultInstance(), observer);
        }
    }

    private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> observer) {
            take(request, ExportMetricsServiceResponse.getDefaultInstance(), observer);
        }
    }
}
