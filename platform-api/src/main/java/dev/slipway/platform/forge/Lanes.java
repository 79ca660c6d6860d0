package dev.slipway.platform.forge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works off what there is for each connection on a thread of its own, one thing after the other; a few connections at a
 * time. What is not done when the platform ends is found again after its start.
 */
final class Lanes<T> {
    private static final Logger LOG = System.getLogger(Lanes.class.getName());
    private static final int MOST_AT_A_TIME = 8;
    private static final Duration LAST_WORK = Duration.ofSeconds(3);

    private final String name;
    private final Function<UUID, Optional<T>> next;
    private final Consumer<T> work;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
    private final ExecutorService threads;
    private volatile boolean stopping;

    /**
     * @param next begins what is next for a connection, if there is something
     * @param work does it, and writes down what came of it
     */
    Lanes(String name, Function<UUID, Optional<T>> next, Consumer<T> work) {
        this.name = name;
        this.next = next;
        this.work = work;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    boolean stopping() {
        return stopping;
    }

    /** Something may be there for this connection. */
    void wake(UUID connectionId) {
        if (stopping || !busy.add(connectionId)) {
            return;
        }
        try {
            threads.execute(() -> workOff(connectionId));
        } catch (RejectedExecutionException e) {
            busy.remove(connectionId);
        }
    }

    private void workOff(UUID connectionId) {
        places.acquireUninterruptibly();
        try {
            Optional<T> item = next.apply(connectionId);
            while (item.isPresent()) {
                work.accept(item.get());
                item = stopping ? Optional.empty() : next.apply(connectionId);
            }
        } catch (RuntimeException e) {
            // Such as a database that is away. What was not written down is done again.
            LOG.log(Level.WARNING, "{0} broke off connection={1} reason={2}", name, connectionId, e.toString());
        } finally {
            places.release();
            busy.remove(connectionId);
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
    }
}
