package dev.slipway.platform.telemetry;

import com.google.protobuf.Message;
import dev.slipway.platform.drain.RefusedException;
import dev.slipway.platform.drain.RetryLaterException;
import dev.slipway.platform.outbound.Answer;
import dev.slipway.platform.outbound.OutboundHttp;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** OTLP over HTTP: each request is a compressed body in protobuf (OTLP specification, OTLP/HTTP). */
final class HttpTransport implements Transport {
    private static final String PROTOBUF = "application/x-protobuf";

    /** What is wrong with the request itself: malformed, too large, of a type or content not understood. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

    /** An answer holds a count and a text. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final OutboundHttp http;
    private final Exporter exporter;
    private final Duration timeout;
    private final Clock clock;

    HttpTransport(OutboundHttp http, Exporter exporter, Duration timeout, Clock clock) {
        this.http = http;
        this.exporter = exporter;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public Message export(Signal signal, Message request) throws IOException {
        try (Answer answer = http.send("POST", exporter.post(signal), headers(), gzip(request), timeout)) {
            byte[] body = answer.body().readNBytes(LONGEST_ANSWER);
            if (answer.status() / 100 == 2) {
                boolean readable = answer.header("Content-Type").orElse("").startsWith(PROTOBUF);
                return parse(signal, readable ? body : new byte[0]);
            }
            throw failure(answer);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(exporter.headers());
        headers.put("Content-Type", PROTOBUF);
        headers.put("Content-Encoding", "gzip");
        return headers;
    }

    private static byte[] gzip(Message request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            request.writeTo(zipped);
        } catch (IOException e) {
            throw new UncheckedIOException("could not compress in memory", e);
        }
        return out.toByteArray();
    }

    /** The signals have arrived, whatever the answer's body is. */
    private static Message parse(Signal signal, byte[] body) {
        try {
            return signal.method().parseResponse(new ByteArrayInputStream(body));
        } catch (StatusRuntimeException notAnAnswer) {
            return signal.method().parseResponse(new ByteArrayInputStream(new byte[0]));
        }
    }

    private IOException failure(Answer answer) {
        String reason = "%s answered with status %d".formatted(exporter.host(), answer.status());
        if (REFUSALS.contains(answer.status())) {
            return new RefusedException(reason);
        }
        return answer.header("Retry-After")
                .flatMap(this::pause)
                .<IOException>map(pause -> new RetryLaterException(reason, pause))
                .orElseGet(() -> new IOException(reason));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> pause(String retryAfter) {
        try {
            return Optional.of(
                    retryAfter.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(retryAfter))
                            : Duration.between(clock.instant(), date(retryAfter)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** A request ends by itself, in time. */
    @Override
    public void close() {
        // Its connections are the client's.
    }
}
