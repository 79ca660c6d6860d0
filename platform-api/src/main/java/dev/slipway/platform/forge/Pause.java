package dev.slipway.platform.forge;

import java.time.Duration;
import java.util.Optional;

/** How long something is left alone after it failed. */
record Pause(int mostAttempts, Duration first) {
    private static final int GROWTH = 4;

    /** Before the next attempt; empty if there is to be none. */
    Optional<Duration> after(int attempts) {
        if (attempts >= mostAttempts) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(first.toMillis() * Math.pow(GROWTH, attempts - 1.0))));
    }
}
