package dev.slipway.platform.drain;

import dev.slipway.platform.drain.Shipments.Shipment;
import dev.slipway.platform.hint.Signal;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.retry.Backoff;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a thread for each drain that this platform serves. */
@ApplicationScoped
public class Shipping {
    private static final Logger LOG = System.getLogger(Shipping.class.getName());
    private static final Duration POLL = Duration.ofSeconds(5);

    /** For batches on their way; what takes longer is broken off, and sent again after the next start. */
    private static final Duration LAST_BATCHES = Duration.ofSeconds(3);

    private static final Duration BROKEN_OFF = Duration.ofSeconds(1);

    /** After those who begin the ending. */
    private static final int LATE = 3000;

    private final Shipments shipments;
    private final AppLog appLog;
    private final DrainConfig config;
    private final Backoff backoff;
    private final Signal work = new Signal();
    private final Map<UUID, Served> served = new HashMap<>();
    private final Set<UUID> failing = new HashSet<>();
    private @Nullable Thread thread;
    private volatile boolean stopping;

    Shipping(Shipments shipments, AppLog appLog, DrainConfig config) {
        this.shipments = shipments;
        this.appLog = appLog;
        this.config = config;
        this.backoff =
                Backoff.of(config.firstRetry(), 2).upTo(config.lastRetry()).spread(0.5, 1);
    }

    /** Starts to serve, from where each drain stands. */
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("drains").daemon().start(this::run);
    }

    /** Ends after the batches that are on their way. */
    public void stop() throws InterruptedException {
        stopping = true;
        work.raise();
        if (thread != null) {
            thread.join(LAST_BATCHES.plus(BROKEN_OFF).plus(BROKEN_OFF));
        }
    }

    /** No thread outlives its application. */
    void end(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Drains were added, changed or removed. */
    public void wake() {
        work.raise();
    }

    private void run() {
        try {
            while (!stopping) {
                look();
                work.await(POLL);
            }
            endAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Map<UUID, Integer> held = shipments.hold();
            served.values().removeIf(drain -> !drain.thread.isAlive());
            served.forEach((drain, by) -> {
                if (!Objects.equals(held.get(drain), by.revision)) {
                    by.shipper.stop();
                }
            });
            served.keySet().retainAll(held.keySet());
            held.keySet().stream().filter(drain -> !served.containsKey(drain)).forEach(this::serve);
        } catch (RuntimeException e) {
            // The database may be away for a while; those that are served go on.
            LOG.log(Level.WARNING, "could not look for drains: {0}", e.getMessage());
        }
    }

    private void serve(UUID id) {
        try {
            shipments.open(id).ifPresent(drain -> served.put(id, serve(drain)));
            failing.remove(id);
        } catch (RuntimeException e) {
            // It is tried again with each look, and told once.
            if (failing.add(id)) {
                LOG.log(Level.WARNING, "could not begin to serve a drain, trying again drain=" + id, e);
            }
        }
    }

    private Served serve(Shipment drain) {
        Shipper shipper = new Shipper(drain, shipments, appLog, config, backoff);
        Thread thread = Thread.ofVirtual().name("drain " + drain.id()).start(() -> {
            shipper.run();
            // One that was changed is served anew, and not before the one before it has ended.
            work.raise();
        });
        return new Served(shipper, thread, drain.revision());
    }

    private void endAll() throws InterruptedException {
        served.values().forEach(drain -> drain.shipper.stop());
        join(LAST_BATCHES);
        served.values().forEach(drain -> drain.thread.interrupt());
        join(BROKEN_OFF);
        served.clear();
        try {
            shipments.letGo();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the leases of drains run out by themselves: {0}", e.getMessage());
        }
    }

    private void join(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Served drain : served.values()) {
            drain.thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    private record Served(Shipper shipper, Thread thread, int revision) {}
}
