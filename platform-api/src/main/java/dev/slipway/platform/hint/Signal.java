package dev.slipway.platform.hint;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one thread wait for the next of many wake-ups, several of which count as one. Thread-safe. */
public final class Signal {
    private final Semaphore permits = new Semaphore(0);

    public void raise() {
        permits.release();
    }

    /** Waits until raised or until the timeout has passed; true if it was raised. */
    public boolean await(Duration timeout) throws InterruptedException {
        boolean raised = permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        permits.drainPermits();
        return raised;
    }
}
