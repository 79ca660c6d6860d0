package dev.slipway.platform.drain;

import java.io.IOException;
import java.time.Duration;

/** The receiver takes nothing at the moment, and says for how long. */
public final class RetryLaterException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    public RetryLaterException(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
