package dev.slipway.router.report;

import java.time.Duration;

/**
 * The time for which the platform counts on this router. While it lasts, rollouts wait for the router's acknowledgement;
 * once it ran out, they went on without, and a route that was added then must be checked against a snapshot.
 */
public final class Lease {
    private final long nanos;
    private long renewed = System.nanoTime();
    private long lapsed = renewed;
    private boolean everLapsed;

    public Lease(Duration length) {
        this.nanos = length.toNanos();
    }

    synchronized void renew() {
        if (ranOut()) {
            everLapsed = true;
            lapsed = System.nanoTime();
        }
        renewed = System.nanoTime();
    }

    /** Whether the lease has run out, or was out for a while since a moment of {@link System#nanoTime}. */
    public synchronized boolean lapsedSince(long moment) {
        return ranOut() || (everLapsed && lapsed - moment > 0);
    }

    private boolean ranOut() {
        return System.nanoTime() - renewed > nanos;
    }
}
