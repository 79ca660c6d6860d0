package dev.slipway.model.log;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of an app's log stream.
 *
 * @param source {@code app} for what the app wrote, {@code heroku} for what the platform says of it
 * @param process {@code web.1}, {@code router}, {@code api}, …
 * @param text without line feed; at most 10,000 bytes, longer lines are split
 */
public record LogLine(UUID appId, Instant at, String source, String process, String text) {
    public static final int MAX_BYTES = 10_000;
}
