package dev.slipway.builder;

import dev.slipway.model.build.BuildQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * A build's lines on their way to the queue. The first goes at once; while the queue writes, those that come meanwhile
 * are gathered for its next write. Thread-safe. Lines that the queue did not take are offered again until the end.
 */
public final class BuildOutput implements AutoCloseable {
    private static final Logger LOG = System.getLogger(BuildOutput.class.getName());
    private static final int MAX_CHARACTERS = 20_000_000;
    private static final int MAX_LINE = 10_000;
    private static final long RETRY_MILLIS = 1_000;
    private static final int ATTEMPTS_AT_END = 10;

    private final BuildQueue queue;
    private final UUID build;
    private final Thread writer;
    private final StringBuilder pending = new StringBuilder();
    private int written;
    private boolean closed;

    public BuildOutput(BuildQueue queue, UUID build) {
        this.queue = queue;
        this.build = build;
        this.writer = Thread.ofVirtual().name("build-output-" + build).start(this::write);
    }

    /** A head line: {@code -----> Installing binaries}. */
    public void head(String text) {
        line("-----> " + text);
    }

    /** A line of detail, indented below its head. */
    public void detail(String text) {
        line("       " + text);
    }

    /** One line as it is, without its line feed; control characters that no terminal needs are left out. */
    public synchronized void line(String text) {
        if (written > MAX_CHARACTERS) {
            return;
        }
        String line = printable(text);
        written += line.length() + 1;
        pending.append(line).append('\n');
        if (written > MAX_CHARACTERS) {
            pending.append(" !     The build's output is longer than 20 MB; the rest is left out.\n");
        }
        notifyAll();
    }

    private static String printable(String text) {
        String line = text.replace("\0", "").stripTrailing();
        // A progress bar redraws its line; what it showed last is what counts.
        line = line.substring(line.lastIndexOf('\r') + 1);
        return line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line;
    }

    private void write() {
        int failures = 0;
        for (String lines = take(); !lines.isEmpty(); lines = take()) {
            try {
                queue.output(build, lines);
                failures = 0;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "build output not stored, trying again build=" + build, e);
                failures++;
                if (!putBack(lines, failures)) {
                    return;
                }
            }
        }
    }

    /** Waits for lines and takes all there are; empty once closed and written. */
    private synchronized String take() {
        while (pending.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        String lines = pending.toString();
        pending.setLength(0);
        return lines;
    }

    private synchronized boolean putBack(String lines, int failures) {
        pending.insert(0, lines);
        if (closed && failures >= ATTEMPTS_AT_END) {
            return false;
        }
        try {
            wait(RETRY_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
        return true;
    }

    /** Returns when all lines are stored, or could not be for ten seconds. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
