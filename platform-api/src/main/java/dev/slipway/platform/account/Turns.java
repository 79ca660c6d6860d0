package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few work at once; the others wait for their turn, but not for long. Thread-safe. */
final class Turns {
    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce);
        this.patience = patience;
    }

    /** @throws SlipwayException {@code rate_limit} if no turn came in time */
    <T> T take(Supplier<T> work) {
        if (!waited()) {
            throw new SlipwayException(new Problem.RateLimited(
                    "Too many are signing in with passwords at this moment. Try again in a few seconds; an API key works meanwhile.",
                    patience.toSeconds() + 1));
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean waited() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
