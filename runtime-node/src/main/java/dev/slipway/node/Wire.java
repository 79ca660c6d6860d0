package dev.slipway.node;

import dev.slipway.engine.Attachment;
import dev.slipway.model.dyno.DynoTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Carries what a process prints to its user and what the user types to the process, each on a thread of its own. */
final class Wire {
    private static final Duration CLIENT_LIMIT = Duration.ofMinutes(1);

    private final Attachment process;
    private final DynoTerminal user;
    private final CompletableFuture<Void> printed;
    private final CompletableFuture<Void> left;

    private Wire(Attachment process, DynoTerminal user) {
        this.process = process;
        this.user = user;
        this.printed = pump("terminal-output", this::print);
        this.left = pump("terminal-input", this::type);
    }

    static Wire between(Attachment process, DynoTerminal user) {
        return new Wire(process, user);
    }

    /** Completes when the process has printed all; fails when the user is gone before. */
    CompletableFuture<Void> printed() {
        return printed;
    }

    /** Completes, or fails, when the user is gone. */
    CompletableFuture<Void> left() {
        return left;
    }

    boolean hasPrintedAll() {
        return printed.isDone() && !printed.isCompletedExceptionally();
    }

    private void print() throws IOException, InterruptedException {
        requireUser();
        process.copyOutput(user.output());
    }

    /**
     * Ends when the user is gone. The end of plain input is passed on, and the user still waits for output; a terminal's
     * input ends with the user.
     */
    private void type() throws IOException, InterruptedException {
        requireUser();
        InputStream input = user.input();
        byte[] chunk = new byte[4096];
        for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
            process.input().write(chunk, 0, length);
            process.input().flush();
        }
        if (!user.terminal()) {
            process.endInput();
            user.awaitLeaving();
        }
    }

    private void requireUser() throws IOException, InterruptedException {
        if (!user.await(CLIENT_LIMIT)) {
            throw new IOException("nobody came to attach");
        }
    }

    /** Tells the user something of the platform's, who has no log before the eyes. */
    static void tell(DynoTerminal user, String text) throws InterruptedException {
        try {
            if (user.await(CLIENT_LIMIT)) {
                user.output().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The user has gone; the log says it too.
        }
    }

    /** Waits until it is over, however that came about. */
    static void awaitEnd(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            // The user is gone, which is an end like any other.
        }
    }

    private interface Pump {
        void run() throws IOException, InterruptedException;
    }

    /** Fails with the pump; whoever waits needs to know only that it is over. */
    private static CompletableFuture<Void> pump(String name, Pump pump) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                pump.run();
                over.complete(null);
            } catch (IOException | RuntimeException e) {
                over.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                over.completeExceptionally(e);
            }
        });
        return over;
    }
}
