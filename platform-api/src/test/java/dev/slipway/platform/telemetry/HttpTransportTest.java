package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Message;
import dev.slipway.platform.drain.RefusedException;
import dev.slipway.platform.drain.RetryLaterException;
import dev.slipway.platform.outbound.Outside;
import dev.slipway.platform.outbound.PrivateAddressException;
import dev.slipway.platform.telemetry.OtlpReceiver.Reply;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
    private static final Clock CLOCK = Clock.fixed(Signals.AT, ZoneOffset.UTC);
    private static final ExportLogsServiceResponse PARTIAL = ExportLogsServiceResponse.newBuilder()
            .setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(2))
            .build();

    private OtlpReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new OtlpReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"'',/v1/logs", "/,/v1/logs", "/otlp,/otlp/v1/logs", "/otlp/,/otlp/v1/logs"})
    void postsCompressedProtobufBelowTheEndpoint(String path, String target) throws IOException {
        to(path, Map.of("Api-Key", "secret", "user-agent", "mine")).export(Signal.LOGS, logs());
        OtlpReceiver.Post post = receiver.taken().getFirst();
        assertEquals("POST " + target, post.target());
        assertEquals(logs(), post.message());
        assertEquals("application/x-protobuf", post.header("Content-type"));
        assertEquals("gzip", post.header("Content-encoding"));
        assertEquals("secret", post.header("Api-key"));
    }

    @Test
    void givesTheAnswerThatApartWasLeftOut() throws IOException {
        receiver.answer(_ -> Reply.of(PARTIAL));
        assertEquals(PARTIAL, to("", Map.of()).export(Signal.LOGS, logs()));
    }

    @Test
    void takesEveryOtherAnswerOfSuccessForOne() throws IOException {
        Message empty = ExportLogsServiceResponse.getDefaultInstance();
        byte[] text = "thanks".getBytes(StandardCharsets.UTF_8);
        List<Reply> replies = List.of(
                Reply.of(204),
                new Reply(202, Map.of("Content-Type", "application/json"), text),
                new Reply(200, Map.of("Content-Type", "application/x-protobuf"), text));
        for (Reply reply : replies) {
            receiver.answer(_ -> reply);
            assertEquals(empty, to("", Map.of()).export(Signal.LOGS, logs()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 429, 500, 502, 503, 504})
    void takesAllElseForAFailureThatMayPass(int status) {
        receiver.answer(status);
        IOException failure =
                assertThrows(IOException.class, () -> to("/secret", Map.of()).export(Signal.LOGS, logs()));
        assertFalse(failure instanceof RefusedException);
        assertEquals("localhost answered with status " + status, failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void knowsWhenItIsTheRequestThatIsRefused(int status) {
        receiver.answer(status);
        assertThrows(RefusedException.class, () -> to("", Map.of()).export(Signal.LOGS, logs()));
    }

    @ParameterizedTest
    @CsvSource({"7,PT7S", "'Tue, 4 Aug 2026 12:01:00 GMT',PT59.5S"})
    void readsHowLongToWait(String header, Duration pause) {
        receiver.answer(_ -> new Reply(429, Map.of("Retry-After", header), new byte[0]));
        IOException failure =
                assertThrows(IOException.class, () -> to("", Map.of()).export(Signal.LOGS, logs()));
        assertEquals(pause, assertInstanceOf(RetryLaterException.class, failure).pause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
    void doesNotMindAPauseThatIsNone(String header) {
        receiver.answer(_ -> new Reply(503, Map.of("Retry-After", header), new byte[0]));
        IOException failure =
                assertThrows(IOException.class, () -> to("", Map.of()).export(Signal.LOGS, logs()));
        assertFalse(failure instanceof RetryLaterException);
    }

    @Test
    void connectsToNoPrivateAddress() {
        Transport transport = new HttpTransport(Outside.http(), exporter("", Map.of()), Duration.ofSeconds(5), CLOCK);
        assertThrows(PrivateAddressException.class, () -> transport.export(Signal.LOGS, logs()));
    }

    private Transport to(String path, Map<String, String> headers) {
        return new HttpTransport(Outside.http("localhost"), exporter(path, headers), Duration.ofSeconds(10), CLOCK);
    }

    private Exporter exporter(String path, Map<String, String> headers) {
        return new Exporter(Exporter.Type.OTLPHTTP, receiver.url(path), headers);
    }

    private static Message logs() {
        return LogRecords.of(Signals.SHOP, List.of(Signals.line("app", "web.1", "hello")))
                .orElseThrow();
    }
}
