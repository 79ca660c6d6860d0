package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored line as a line of a segment: {@code SEQUENCE TIME SOURCE PROCESS TEXT}, the time in RFC 3339 with up to
 * nanoseconds. It begins with a digit, as no other line of a segment does.
 */
final class LineRecord {
    private LineRecord() {}

    /** Appends the record and its line feed. */
    static void encode(StoredLine stored, StringBuilder out) {
        LogLine line = stored.line();
        out.append(stored.sequence()).append(' ').append(line.at()).append(' ');
        Escapes.word(line.source(), out);
        out.append(' ');
        Escapes.word(line.process(), out);
        out.append(' ');
        Escapes.text(line.text(), out);
        out.append('\n');
    }

    /** Whether a segment's line is a record, by its beginning. */
    static boolean isRecord(String line) {
        return !line.isEmpty() && line.charAt(0) >= '0' && line.charAt(0) <= '9';
    }

    /** Reads a record without its line feed; null if it isn't one. */
    static @Nullable StoredLine decode(UUID app, String record) {
        String[] fields = record.split(" ", 5);
        if (fields.length < 5) {
            return null;
        }
        String source = Escapes.undo(fields[2]);
        String process = Escapes.undo(fields[3]);
        String text = Escapes.undo(fields[4]);
        if (source == null || process == null || text == null) {
            return null;
        }
        try {
            return new StoredLine(
                    Long.parseLong(fields[0]), new LogLine(app, Instant.parse(fields[1]), source, process, text));
        } catch (NumberFormatException | DateTimeException notARecord) {
            return null;
        }
    }
}
