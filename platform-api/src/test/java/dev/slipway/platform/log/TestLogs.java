package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogOffset;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the tests of the log plane share: settings in small sizes, and numbered lines. */
public final class TestLogs {
    static final UUID APP = UUID.fromString("11111111-1111-1111-1111-111111111111");
    static final Instant START = Instant.parse("2026-08-04T12:00:00.123456789Z");

    private TestLogs() {}

    /** A store for tests of other features. */
    public static LogStore store(Path directory, long segmentSize, int segments) {
        return new LogStore(config(directory, segmentSize, segments));
    }

    public static AppLog appLog(LogStore store) {
        return new AppLog(store, Clock.fixed(START, ZoneOffset.UTC));
    }

    static LogConfig config(Path directory, long segmentSize, int segments) {
        return new Settings(directory, bytes(segmentSize), segments, 2, 100);
    }

    static MemorySize bytes(long size) {
        return new MemorySize(BigInteger.valueOf(size));
    }

    static LogLine line(String text) {
        return line(APP, "web.1", text);
    }

    static LogLine line(UUID app, String process, String text) {
        return new LogLine(app, START, "app", process, text);
    }

    /** Lines whose texts are the numbers from {@code from} to before {@code to}. */
    static List<LogLine> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> line("" + i)).toList();
    }

    /** The offset after the stream's line with this number, one line a nanosecond. */
    static LogOffset offset(int number) {
        return new LogOffset(START.plusNanos(number), 1);
    }

    static List<String> texts(List<StoredLine> lines) {
        return lines.stream().map(stored -> stored.line().text()).toList();
    }

    static List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "" + i).toList();
    }

    record Settings(Path directory, MemorySize segmentSize, int segmentsPerApp, int openFiles, int tailBuffer)
            implements LogConfig {
        @Override
        public Duration sessionExpiry() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration tailLimit() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofMillis(50);
        }

        @Override
        public MemorySize routerBatch() {
            return bytes(2000);
        }
    }
}
