package dev.slipway.platform.rendezvous;

import dev.slipway.model.dyno.DynoTerminal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One attached dyno and, once it has come, its client. */
final class Session implements DynoTerminal {
    private static final Logger LOG = System.getLogger(Session.class.getName());
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);

    /** The client throws away what comes with it, so this goes alone, before any output. */
    private static final byte[] MET = "rendezvous\r\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean terminal;
    private final int columns;
    private final int lines;
    private final Duration idleTimeout;
    private final Clock clock;
    private final Runnable onClose;
    private final Instant openedAt;
    private final CompletableFuture<Client> client = new CompletableFuture<>();
    private @Nullable ClientInput input;
    private boolean greeted;
    private volatile boolean tellsExitStatus;
    private volatile Instant lastOutput;

    Session(boolean terminal, int columns, int lines, Duration idleTimeout, Clock clock, Runnable onClose) {
        this.terminal = terminal;
        this.columns = columns;
        this.lines = lines;
        this.idleTimeout = idleTimeout;
        this.clock = clock;
        this.onClose = onClose;
        this.openedAt = clock.instant();
        this.lastOutput = openedAt;
    }

    /** False if another client was first, or the dyno has ended already. */
    boolean arrived(Client arriving, boolean wantsExitStatus) {
        tellsExitStatus = wantsExitStatus;
        return client.complete(arriving);
    }

    boolean unclaimedFor(Duration time) {
        return !client.isDone() && openedAt.plus(time).isBefore(clock.instant());
    }

    @Override
    public boolean terminal() {
        return terminal;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        try {
            greet(client.get(limit.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (TimeoutException | ExecutionException | IOException e) {
            return false;
        }
    }

    private synchronized void greet(Client arrived) throws IOException {
        if (!greeted) {
            arrived.readTimeout(idleTimeout);
            arrived.out().write(MET);
            arrived.out().flush();
            greeted = true;
        }
    }

    @Override
    public synchronized InputStream input() throws IOException {
        if (input == null) {
            input = new ClientInput(attached().in(), terminal, this::idle);
        }
        return input;
    }

    @Override
    public OutputStream output() throws IOException {
        return new FilterOutputStream(attached().out()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                lastOutput = clock.instant();
            }
        };
    }

    private boolean idle() {
        return lastOutput.plus(idleTimeout).isBefore(clock.instant());
    }

    @Override
    public void awaitLeaving() throws IOException {
        ((ClientInput) input()).awaitTheEnd();
    }

    /** In the words that Heroku's client makes a shell say; a client that asked for them doesn't show them. */
    @Override
    public void ended(int exitCode) {
        if (tellsExitStatus) {
            try {
                output().write(("\uFFFF heroku-command-exit-status: " + exitCode + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                output().flush();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the client went before the exit status reason={0}", e.getMessage());
            }
        }
    }

    private Client attached() throws IOException {
        Client attached = client.isCompletedExceptionally() ? null : client.getNow(null);
        if (attached == null) {
            throw new SocketException("no client is attached");
        }
        return attached;
    }

    @Override
    public void close() {
        onClose.run();
        client.completeExceptionally(new SocketException("the dyno has ended"));
        if (!client.isCompletedExceptionally()) {
            leave(client.getNow(null));
        }
    }

    /** What was sent last may be lost if the connection is closed before the client has ended it too. */
    private void leave(Client attached) {
        attached.endOutput();
        ClientInput reading;
        synchronized (this) {
            reading = input;
        }
        if (reading != null) {
            reading.awaitLoss(LEAVE_LIMIT);
        }
        attached.close();
    }
}
