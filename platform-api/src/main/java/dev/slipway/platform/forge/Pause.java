package dev.slipway.platform.forge;

import dev.slipway.platform.retry.Backoff;
import java.time.Duration;
import java.util.Optional;

/** How long something is left alone after it failed. */
record Pause(int mostAttempts, Duration first) {
    private static final int GROWTH = 4;

    /** Before the next attempt; empty if there is to be none. */
    Optional<Duration> after(int attempts) {
        return attempts < mostAttempts ? Optional.of(Backoff.of(first, GROWTH).after(attempts)) : Optional.empty();
    }
}
