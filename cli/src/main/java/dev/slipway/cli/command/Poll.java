package dev.slipway.cli.command;

import dev.slipway.cli.failure.CommandException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again and again until something is so. */
public final class Poll {
    private Poll() {}

    /**
     * @param missing what is still missing; empty if nothing is
     * @throws CommandException at the deadline, with what was still missing
     */
    public static void until(Supplier<String> missing, Duration interval, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        String still = missing.get();
        while (!still.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CommandException("Waited " + within.toSeconds() + " s in vain: " + still);
            }
            pause(interval);
            still = missing.get();
        }
    }

    private static void pause(Duration interval) {
        try {
            // Nobody counts this latch down: it is only an interruptible wait.
            boolean counted = new CountDownLatch(1).await(interval.toMillis(), TimeUnit.MILLISECONDS);
            assert !counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.", e);
        }
    }
}
