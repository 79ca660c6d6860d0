package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Live lines on their way to one reader. Writers never wait: when the reader is so slow that the buffer is full, lines
 * are dropped, and an L11 line in their place says how many. Thread-safe.
 */
final class TailBuffer {
    private final LogFilter filter;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<StoredLine> waiting = new ArrayList<>();
    private @Nullable Overflow overflow;
    private boolean closed;

    TailBuffer(LogFilter filter, int capacity) {
        this.filter = filter;
        this.capacity = capacity;
    }

    void offer(List<StoredLine> lines) {
        lock.lock();
        try {
            for (StoredLine line : lines) {
                if (filter.matches(line.line())) {
                    offer(line);
                }
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void offer(StoredLine line) {
        if (waiting.size() < capacity) {
            waiting.add(line);
        } else {
            overflow = overflow == null ? new Overflow(1, line.line().at(), line) : overflow.andAlso(line);
        }
    }

    /** All lines that wait; empty if none came in time, or if the buffer is closed. */
    List<StoredLine> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<StoredLine> taken = waiting;
            waiting = new ArrayList<>();
            if (overflow != null) {
                taken.add(overflow.line());
                overflow = null;
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** What was dropped, and when that began. */
    private record Overflow(long dropped, Instant since, StoredLine last) {
        Overflow andAlso(StoredLine line) {
            return new Overflow(dropped + 1, since, line);
        }

        /** Takes the sequence number of the last line that it stands for. */
        StoredLine line() {
            LogLine lost = last.line();
            String text = "Error L11 (Tail buffer overflow): " + dropped + " messages dropped since " + since;
            return new StoredLine(last.sequence(), new LogLine(lost.appId(), lost.at(), "heroku", "logplex", text));
        }
    }
}
