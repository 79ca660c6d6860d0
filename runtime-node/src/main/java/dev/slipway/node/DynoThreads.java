package dev.slipway.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The attempts that are followed, each on a virtual thread, and those that were followed to their end. Attempts are
 * added by one thread only; everything else is thread-safe.
 */
final class DynoThreads {
    private static final Logger LOG = System.getLogger(DynoThreads.class.getName());

    private record Entry(DynoLife life, Thread thread, CountDownLatch done) {}

    interface Course {
        void run(DynoLife life) throws InterruptedException;
    }

    private final Map<AttemptKey, Entry> followed = new ConcurrentHashMap<>();
    private final Set<AttemptKey> ended = ConcurrentHashMap.newKeySet();
    private final Patience patience;
    private final Runnable onEnd;

    DynoThreads(Patience patience, Runnable onEnd) {
        this.patience = patience;
        this.onEnd = onEnd;
    }

    void follow(DynoLife life, Course course) {
        AttemptKey key = life.dyno().key();
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual()
                .name("dyno-" + life.dyno().app() + "-" + life.dyno().dyno())
                .unstarted(() -> {
                    run(life, course);
                    life.close();
                    followed.remove(key);
                    done.countDown();
                    onEnd.run();
                });
        followed.put(key, new Entry(life, thread, done));
        thread.start();
    }

    private void run(DynoLife life, Course course) {
        try {
            course.run(life);
            ended.add(life.dyno().key());
        } catch (InterruptedException | CancellationException e) {
            // The node closes, and the container runs on.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // While the node closes, interrupted calls fail in ways that say nothing.
            if (!patience.isClosed()) {
                LOG.log(
                        Level.ERROR,
                        "dyno not followed any more, adopting it again app="
                                + life.dyno().app() + " dyno=" + life.dyno().dyno(),
                        e);
            }
        }
    }

    void stop(AttemptKey key) {
        Entry entry = followed.get(key);
        if (entry != null) {
            entry.life().stop();
        }
    }

    Set<AttemptKey> followed() {
        return Set.copyOf(followed.keySet());
    }

    Set<AttemptKey> ended() {
        return Set.copyOf(ended);
    }

    /** Names of the networks that the followed attempts use. */
    Set<String> networks() {
        Set<String> networks = new HashSet<>();
        followed.values().forEach(entry -> networks.add(entry.life().dyno().network()));
        return networks;
    }

    Collection<Quota> quotas() {
        return followed.values().stream()
                .flatMap(entry -> entry.life().quota().stream())
                .toList();
    }

    void ranOutOfMemory(AttemptKey key) {
        Optional.ofNullable(followed.get(key))
                .flatMap(entry -> entry.life().quota())
                .ifPresent(Quota::ranOutOfMemory);
    }

    /** Forgets attempts that ended and that nobody can ask for again. */
    void forget(Set<AttemptKey> keys) {
        ended.removeAll(keys);
    }

    /** Waits until these attempts have been followed to their end, or the time is over. */
    boolean awaitEnd(Set<AttemptKey> keys, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (AttemptKey key : keys) {
            Entry entry = followed.get(key);
            if (entry != null && !entry.done().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    void interruptAll() {
        followed.values().forEach(entry -> entry.thread().interrupt());
    }
}
