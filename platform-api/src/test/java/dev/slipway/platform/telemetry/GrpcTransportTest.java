package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import dev.slipway.platform.drain.RefusedException;
import dev.slipway.platform.drain.RetryLaterException;
import dev.slipway.platform.outbound.Outside;
import dev.slipway.platform.outbound.PrivateAddressException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcTransportTest {
    private GrpcReceiver receiver;
    private Transport transport;

    @BeforeEach
    void start() throws IOException {
        receiver = new GrpcReceiver();
        transport = to(receiver.url(), Map.of("Api-Key", "secret"));
    }

    @AfterEach
    void stop() {
        transport.close();
        receiver.close();
    }

    @Test
    void callsTheServiceOfEachSignalWithTheHeaders() throws IOException {
        Message spans =
                Spans.of(Signals.SHOP, List.of(Signals.router(Signals.REQUEST))).orElseThrow();
        Message metrics = Metrics.of(Signals.SHOP, Signals.batch(Signals.router(Signals.REQUEST)))
                .orElseThrow();
        transport.export(Signal.LOGS, logs());
        transport.export(Signal.TRACES, spans);
        transport.export(Signal.METRICS, metrics);
        assertEquals(List.of(logs(), spans, metrics), receiver.taken());
        Metadata headers = receiver.headers().getFirst();
        assertEquals("secret", header(headers, "api-key"));
        assertEquals("gzip", header(headers, "grpc-encoding"));
    }

    @Test
    void givesTheAnswerThatApartWasLeftOut() throws IOException {
        ExportLogsServiceResponse partial = ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(2))
                .build();
        receiver.answer(partial);
        assertEquals(partial, transport.export(Signal.LOGS, logs()));
    }

    @Test
    void goesOnOnceTheServerIsBack() throws IOException {
        transport.export(Signal.LOGS, logs());
        int port = receiver.port();
        receiver.close();
        IOException away = assertThrows(IOException.class, () -> transport.export(Signal.LOGS, logs()));
        assertEquals("localhost answered UNAVAILABLE", away.getMessage());
        receiver = new GrpcReceiver(port);
        transport.export(Signal.LOGS, logs());
        assertEquals(1, receiver.taken().size());
    }

    @Test
    void tellsWhatIsRefusedFromWhatMayPass() {
        receiver.fail(Status.INVALID_ARGUMENT.withDescription("secret").asRuntimeException());
        assertEquals(
                "localhost answered INVALID_ARGUMENT",
                assertThrows(RefusedException.class, () -> transport.export(Signal.LOGS, logs()))
                        .getMessage());
        for (Status status : List.of(Status.UNAUTHENTICATED, Status.UNAVAILABLE, Status.UNIMPLEMENTED)) {
            receiver.fail(status.asRuntimeException());
            IOException failure = assertThrows(IOException.class, () -> transport.export(Signal.LOGS, logs()));
            assertFalse(failure instanceof RefusedException);
        }
    }

    @Test
    void readsHowLongToWait() {
        RetryInfo pause = RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(7))
                .build();
        receiver.fail(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Code.RESOURCE_EXHAUSTED_VALUE)
                .addDetails(Any.pack(pause))
                .build()));
        IOException failure = assertThrows(IOException.class, () -> transport.export(Signal.LOGS, logs()));
        assertEquals(
                Duration.ofSeconds(7),
                assertInstanceOf(RetryLaterException.class, failure).pause());
    }

    @Test
    void connectsToNoPrivateAddress() {
        Transport strict = new GrpcTransport(
                Outside.addresses(), new Exporter(Exporter.Type.OTLP, receiver.url(), Map.of()), Duration.ofSeconds(5));
        assertThrows(PrivateAddressException.class, () -> strict.export(Signal.LOGS, logs()));
        assertEquals(List.of(), receiver.taken());
    }

    private static Transport to(String url, Map<String, String> headers) {
        return new GrpcTransport(
                Outside.addresses("localhost"), new Exporter(Exporter.Type.OTLP, url, headers), Duration.ofSeconds(10));
    }

    private static Message logs() {
        return LogRecords.of(Signals.SHOP, List.of(Signals.line("app", "web.1", "hello")))
                .orElseThrow();
    }

    private static String header(Metadata headers, String name) {
        return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
