package dev.slipway.platform.log;

import java.time.Instant;
import java.util.UUID;

/**
 * A right to read an app's log, held by whoever knows its id.
 *
 * @param lines how many of the last lines come first
 * @param tail whether live lines follow
 * @param opened whether its URL has been read at least once
 */
record LogSession(UUID id, UUID app, int lines, LogFilter filter, boolean tail, Instant createdAt, boolean opened) {
    LogSession open() {
        return new LogSession(id, app, lines, filter, tail, createdAt, true);
    }
}
