package dev.slipway.platform.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a webhook is tried, and how long it is left alone after each failure.
 *
 * @param first the pause after the first
 * @param longest no pause is longer, but for what chance adds
 */
record Retries(int notifyAttempts, int syncAttempts, Duration first, Duration longest) {
    private static final int GROWTH = 4;

    /** By so much of itself chance makes a pause longer or shorter, lest all come back at the same moment. */
    private static final double SPREAD = 0.25;

    static Retries of(WebhookConfig config) {
        return new Retries(config.notifyAttempts(), config.syncAttempts(), config.firstPause(), config.longestPause());
    }

    /**
     * The pause before the next attempt; empty if there is to be none.
     *
     * @param made how many attempts failed, from 1
     * @param chance from 0 to 1
     */
    Optional<Duration> pause(Level level, int made, double chance) {
        int most = level == Level.SYNC ? syncAttempts : notifyAttempts;
        if (made >= most) {
            return Optional.empty();
        }
        double grown = first.toMillis() * Math.pow(GROWTH, made - 1.0);
        double millis = Math.min(grown, longest.toMillis()) * (1 - SPREAD + 2 * SPREAD * chance);
        return Optional.of(Duration.ofMillis(Math.round(millis)));
    }
}
