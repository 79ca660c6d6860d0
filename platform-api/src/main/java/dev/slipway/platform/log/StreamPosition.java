package dev.slipway.platform.log;

import dev.slipway.model.log.LogOffset;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the stream of one container has been stored. In a segment: {@code DYNO ATTEMPT TIME LINES}. */
record StreamPosition(Stream stream, LogOffset offset) {
    /** The log of one container. */
    record Stream(UUID dynoId, int attempt) {}

    StreamPosition(UUID dynoId, int attempt, LogOffset offset) {
        this(new Stream(dynoId, attempt), offset);
    }

    void encode(StringBuilder out) {
        out.append(stream.dynoId()).append(' ').append(stream.attempt()).append(' ');
        out.append(offset.at()).append(' ').append(offset.lines());
    }

    /** Reads a position; null if it isn't one. */
    static @Nullable StreamPosition decode(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != 4) {
            return null;
        }
        try {
            return new StreamPosition(
                    UUID.fromString(fields[0]),
                    Integer.parseInt(fields[1]),
                    new LogOffset(Instant.parse(fields[2]), Integer.parseInt(fields[3])));
        } catch (IllegalArgumentException | DateTimeException notAPosition) {
            return null;
        }
    }
}
