package dev.slipway.platform.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * An account's tokens at a moment; they come back continuously, up to an hour's worth. Immutable.
 *
 * @param granted whether the request that made this state got its token
 */
record Bucket(double tokens, Instant at, boolean granted) {
    private static final double HOUR = Duration.ofHours(1).toSeconds();

    static Bucket full(int perHour, Instant now) {
        return new Bucket(perHour, now, true);
    }

    /** The state after a request, which takes a token if there is one. */
    Bucket take(int perHour, Instant now) {
        double there = tokens(perHour, now);
        return there < 1 ? new Bucket(there, now, false) : new Bucket(there - 1, now, true);
    }

    /** How many there are now; a clock that was set back refills nothing. */
    double tokens(int perHour, Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
        return Math.min(perHour, tokens + seconds * perHour / HOUR);
    }

    /** Whole seconds, from 1, until there is one token. */
    long secondsUntilOne(int perHour) {
        return Math.max(1, (long) Math.ceil((1 - tokens) * HOUR / perHour));
    }
}
