package dev.slipway.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns at the end of a progress line while work takes long; writes nothing where it can't be taken back. */
final class Spinner implements AutoCloseable {
    private static final long FIRST_AFTER_MILLIS = 300;
    private static final long NEXT_AFTER_MILLIS = 100;
    private static final String FRAMES = "⣾⣽⣻⢿⡿⣟⣯⣷";

    private final PrintStream err;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private Spinner(PrintStream err) {
        this.err = err;
        this.thread = Thread.ofPlatform().daemon().name("spinner").unstarted(this::turn);
    }

    static Spinner start(PrintStream err, boolean onTerminal) {
        Spinner spinner = new Spinner(err);
        if (onTerminal) {
            spinner.thread.start();
        }
        return spinner;
    }

    private void turn() {
        try {
            long wait = FIRST_AFTER_MILLIS;
            for (int frame = 0; !done.await(wait, TimeUnit.MILLISECONDS); frame++) {
                err.print(FRAMES.charAt(frame % FRAMES.length()) + "\b");
                err.flush();
                wait = NEXT_AFTER_MILLIS;
            }
            if (wait == NEXT_AFTER_MILLIS) {
                err.print(" \b");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the cursor where the line goes on. */
    @Override
    public void close() {
        done.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
