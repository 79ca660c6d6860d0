package dev.slipway.router.routes;

import dev.slipway.model.route.Target;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One dyno as this router knows it, from its first route to the end of its last request. Its identity is what pooled
 * connections hang on: a dyno that later gets the same address is another endpoint. Thread-safe.
 */
public final class Endpoint {
    private final Target target;
    private final InetSocketAddress address;
    private final Runnable drainingChanged;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean routed = true;
    private volatile long quarantinedUntil = System.nanoTime();
    private long unroutedEpoch;

    Endpoint(Target target, Runnable drainingChanged) {
        this.target = target;
        this.address = new InetSocketAddress(target.address(), target.port());
        this.drainingChanged = drainingChanged;
    }

    public Target target() {
        return target;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** False once no route leads here any more: nothing new may be sent. */
    public boolean routed() {
        return routed;
    }

    /** Counts a request from the moment this dyno was chosen for it. */
    public void enter() {
        inFlight.incrementAndGet();
        tellIfDraining();
    }

    public void leave() {
        inFlight.decrementAndGet();
        tellIfDraining();
    }

    public int inFlight() {
        return inFlight.get();
    }

    public void quarantine(long nanos) {
        quarantinedUntil = System.nanoTime() + nanos;
    }

    public boolean quarantined() {
        return System.nanoTime() - quarantinedUntil < 0;
    }

    void route() {
        routed = true;
    }

    void unroute(long epoch) {
        unroutedEpoch = epoch;
        routed = false;
    }

    /** Whether nothing runs here, and nothing can begin: all event loops have seen the epoch that took the route. */
    boolean gone(long seenEpoch) {
        return !routed && unroutedEpoch <= seenEpoch && inFlight.get() == 0;
    }

    private void tellIfDraining() {
        if (!routed) {
            drainingChanged.run();
        }
    }
}
