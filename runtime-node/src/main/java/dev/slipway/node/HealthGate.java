package dev.slipway.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a dyno to accept connections on its port. */
final class HealthGate {
    /** Often at first, since most apps listen within a second: a deploy waits for this. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;

    enum Result {
        LISTENS,
        /** The dyno ended, or nobody wants it any more. */
        GIVEN_UP,
        TIMED_OUT
    }

    private HealthGate() {}

    static Result await(InetSocketAddress address, Duration limit, CompletableFuture<?> givenUp)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (Duration pause = FIRST_PAUSE; !givenUp.isDone(); pause = longer(pause)) {
            if (accepts(address)) {
                return Result.LISTENS;
            }
            if (System.nanoTime() > deadline) {
                return Result.TIMED_OUT;
            }
            await(givenUp, pause);
        }
        return Result.GIVEN_UP;
    }

    private static Duration longer(Duration pause) {
        Duration grown = pause.multipliedBy(5).dividedBy(4);
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            // Refused or silent: not yet.
            return false;
        }
    }

    /** Whether the future completed within the time; how it did is for others to see. */
    static boolean await(CompletableFuture<?> future, Duration time) throws InterruptedException {
        try {
            future.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }
}
