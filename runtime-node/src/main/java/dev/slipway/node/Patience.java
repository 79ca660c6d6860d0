package dev.slipway.node;

import dev.slipway.engine.EngineUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries again, with growing pauses, until it works or the node closes. Thread-safe. */
final class Patience {
    private static final Logger LOG = System.getLogger(Patience.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable onAbsence;

    /** @param onAbsence is told each time that the engine was not reached; returns at once */
    Patience(Runnable onAbsence) {
        this.onAbsence = onAbsence;
    }

    /** Ends all pauses; what is tried after that fails with an {@link InterruptedException}. */
    void close() {
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits for an engine or a registry that is away; any other failure is the caller's. */
    <T> T withEngine(String what, Supplier<T> call) throws InterruptedException {
        return retry(
                what, e -> e instanceof EngineUnavailableException || e instanceof RegistryUnavailableException, call);
    }

    void withEngine(String what, Runnable call) throws InterruptedException {
        withEngine(what, () -> {
            call.run();
            return true;
        });
    }

    /** Until the other side has it: reports and log lines are not given up. */
    void deliver(String what, Runnable call) throws InterruptedException {
        retry(what, e -> true, () -> {
            call.run();
            return true;
        });
    }

    /** A pause that ends early when the node closes. */
    void pause(Duration duration) throws InterruptedException {
        if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the node closes");
        }
    }

    private <T> T retry(String what, Predicate<RuntimeException> passing, Supplier<T> call)
            throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (boolean told = false; ; told = true) {
            if (isClosed()) {
                throw new InterruptedException("the node closes");
            }
            try {
                return call.get();
            } catch (RuntimeException e) {
                if (e instanceof EngineUnavailableException) {
                    onAbsence.run();
                }
                if (!passing.test(e)) {
                    throw e;
                }
                if (!told && !isClosed()) {
                    LOG.log(Level.WARNING, "trying again until it works what={0} reason={1}", what, e.getMessage());
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
