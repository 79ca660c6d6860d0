package dev.slipway.platform.log;

import dev.slipway.model.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /apps/:app/log-sessions}; every field may be missing. */
record LogSessionCommand(
        @Nullable String dyno,
        @Nullable String dynoName,
        @Nullable String type,
        @Nullable Integer lines,
        @Nullable String source,
        @Nullable Boolean tail) {
    static final LogSessionCommand EMPTY = new LogSessionCommand(null, null, null, null, null, null);

    private static final int DEFAULT_LINES = 100;
    /** As many as Heroku gives; whoever asks for more gets these. */
    private static final int MAX_LINES = 1500;

    LogFilter filter() {
        return new LogFilter(orNull(dynoName == null ? dyno : dynoName), orNull(source), orNull(type));
    }

    int wantedLines() {
        if (lines == null) {
            return DEFAULT_LINES;
        }
        if (lines < 0) {
            throw SlipwayException.invalid("lines is a number from 0 to %d, not %d.", MAX_LINES, lines);
        }
        return Math.min(lines, MAX_LINES);
    }

    boolean wantsTail() {
        return Boolean.TRUE.equals(tail);
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
