package dev.slipway.platform.log;

import java.time.Duration;
import java.util.List;

/**
 * An app's log from some last lines on: first {@link #last}, then what comes, with no line missing and none twice
 * between them. One thread reads; any may close. While it isn't closed, the app's writers feed it.
 */
public final class LogTail implements AutoCloseable {
    private final List<StoredLine> last;
    private final TailBuffer buffer;
    private final Runnable detach;

    LogTail(List<StoredLine> last, TailBuffer buffer, Runnable detach) {
        this.last = last;
        this.buffer = buffer;
        this.detach = detach;
    }

    /** The lines that were stored when following began, oldest first. */
    public List<StoredLine> last() {
        return last;
    }

    /**
     * The next lines, as many as there are; waits for the first.
     *
     * @return empty if none came in time, or after {@link #close}
     */
    public List<StoredLine> take(Duration patience) throws InterruptedException {
        return buffer.take(patience);
    }

    /** True after {@link #close}, and once the app's log was deleted or the store closed. */
    public boolean isClosed() {
        return buffer.isClosed();
    }

    /** Ends a waiting {@link #take}, and takes no more lines. */
    @Override
    public void close() {
        detach.run();
        buffer.close();
    }
}
