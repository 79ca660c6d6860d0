package dev.slipway.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Joins the pieces of one output stream's lines, and splits lines over 10,000 bytes, between UTF-8 characters, so that
 * what is held is bounded. Not thread-safe.
 */
final class LogLines {
    static final int MAX_BYTES = 10_000;

    private final boolean stderr;
    private final Consumer<LogRecord> records;
    private final byte[] pending = new byte[MAX_BYTES];
    private int size;
    private boolean split;
    private Instant at = Instant.EPOCH;

    LogLines(boolean stderr, Consumer<LogRecord> records) {
        this.stderr = stderr;
        this.records = records;
    }

    /** Adds bytes which the engine stamped with that time; a line has the time of its first byte. */
    void add(Instant stamp, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (size == 0 && !split) {
                at = stamp;
            }
            if (bytes[i] == '\n') {
                endLine();
            } else {
                if (size == MAX_BYTES) {
                    splitBefore(bytes[i]);
                }
                pending[size++] = bytes[i];
            }
        }
    }

    /** Gives a last line that has no line feed. */
    void end() {
        if (size > 0) {
            endLine();
        }
    }

    private void endLine() {
        records.accept(new LogRecord(at, stderr, Arrays.copyOf(pending, size)));
        size = 0;
        split = false;
    }

    private void splitBefore(byte next) {
        int cut = size;
        if (isContinuation(next)) {
            while (cut > size - 3 && isContinuation(pending[cut - 1])) {
                cut--;
            }
            cut--;
        }
        records.accept(new LogRecord(at, stderr, Arrays.copyOf(pending, cut)));
        System.arraycopy(pending, cut, pending, 0, size - cut);
        size -= cut;
        split = true;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
