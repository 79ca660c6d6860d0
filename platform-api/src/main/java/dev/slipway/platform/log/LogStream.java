package dev.slipway.platform.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes a live log to one client, until the client goes away, the tail is closed, or its time is over. */
public final class LogStream {
    private final LogTail tail;
    private final LogStreamFormat format;
    private final Duration keepAlive;
    private final Clock clock;

    public LogStream(LogTail tail, LogStreamFormat format, Duration keepAlive, Clock clock) {
        this.tail = tail;
        this.format = format;
        this.keepAlive = keepAlive;
        this.clock = clock;
    }

    /** @param after lines up to this sequence number are known to the client */
    public void write(OutputStream out, long after, Instant end) throws IOException {
        try (tail) {
            List<StoredLine> unknown =
                    tail.last().stream().filter(line -> line.sequence() > after).toList();
            send(out, unknown.isEmpty() ? format.opening() : format.encode(unknown));
            while (!tail.isClosed() && clock.instant().isBefore(end)) {
                List<StoredLine> lines = tail.take(keepAlive);
                send(out, lines.isEmpty() ? format.keepAlive() : format.encode(lines));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while following a log");
        }
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
