package dev.slipway.platform.hint;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells whatever runs for long that the platform is going down, so that nothing holds up its end. Thread-safe. */
@ApplicationScoped
public class Ending {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Phaser lastWords = new Phaser(1);
    private volatile boolean begun;

    /** Holds up the end, for a little while, until the handle is closed: what is being said is said to its end. */
    public HintBus.Subscription lastWords() {
        lastWords.register();
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                lastWords.arriveAndDeregister();
            }
        };
    }

    /** Waits until all last words are said, or the limit is over. Called once, after the end has begun. */
    public void awaitLastWords(Duration limit) throws InterruptedException {
        try {
            lastWords.awaitAdvanceInterruptibly(lastWords.arrive(), limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever still talks is cut short.
        }
    }

    public boolean begun() {
        return begun;
    }

    /** Begins the end: everyone who listens is called. */
    public void begin() {
        begun = true;
        listeners.forEach(Runnable::run);
    }

    /** Calls back when the end begins, at once if it has; until the handle is closed. */
    public HintBus.Subscription listen(Runnable listener) {
        listeners.add(listener);
        if (begun) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }
}
