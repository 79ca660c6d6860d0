package dev.slipway.platform.webhook;

import dev.slipway.platform.retry.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a webhook is tried, and how long it is left alone after each failure.
 *
 * @param backoff how long the pauses are
 */
record Retries(int notifyAttempts, int syncAttempts, Backoff backoff) {
    private static final int GROWTH = 4;

    /** By so much of itself chance makes a pause longer or shorter. */
    private static final double SPREAD = 0.25;

    static Retries of(WebhookConfig config) {
        return of(config.notifyAttempts(), config.syncAttempts(), config.firstPause(), config.longestPause());
    }

    static Retries of(int notifyAttempts, int syncAttempts, Duration first, Duration longest) {
        Backoff backoff = Backoff.of(first, GROWTH).upTo(longest).spread(1 - SPREAD, 1 + SPREAD);
        return new Retries(notifyAttempts, syncAttempts, backoff);
    }

    /**
     * The pause before the next attempt; empty if there is to be none.
     *
     * @param made how many attempts failed, from 1
     * @param chance from 0 to 1
     */
    Optional<Duration> pause(Level level, int made, double chance) {
        int most = level == Level.SYNC ? syncAttempts : notifyAttempts;
        return made < most ? Optional.of(backoff.after(made, chance)) : Optional.empty();
    }
}
