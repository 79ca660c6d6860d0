package dev.slipway.platform.work;

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
 * Works off what there is for each of many owners on a thread of its own, one thing after the other; a few owners at a time.
 * What is not done when the platform ends is found again after its start. Thread-safe.
 */
public final class Lanes<T> {
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
     * @param name begins the names of its threads
     * @param next begins what is next for an owner, if there is something
     * @param work does it, and writes down what came of it
     */
    public Lanes(String name, Function<UUID, Optional<T>> next, Consumer<T> work) {
        this.name = name;
        this.next = next;
        this.work = work;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    public boolean stopping() {
        return stopping;
    }

    /** Something may be there for this owner. */
    public void wake(UUID owner) {
        if (stopping || !busy.add(owner)) {
            return;
        }
        try {
            threads.execute(() -> workOff(owner));
        } catch (RejectedExecutionException e) {
            busy.remove(owner);
        }
    }

    private void workOff(UUID owner) {
        places.acquireUninterruptibly();
        try {
            Optional<T> item = next.apply(owner);
            while (item.isPresent()) {
                work.accept(item.get());
                item = stopping ? Optional.empty() : next.apply(owner);
            }
        } catch (RuntimeException e) {
            // Such as a database that is away. What was not written down is done again.
            LOG.log(Level.WARNING, "{0} broke off owner={1} reason={2}", name, owner, e.toString());
        } finally {
            places.release();
            busy.remove(owner);
        }
    }

    public void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
    }
}
