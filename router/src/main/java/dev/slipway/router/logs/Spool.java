package dev.slipway.router.logs;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lines between the event loops and the shipper, bound in number and in memory; what is above the bounds is dropped
 * and counted. No call holds the lock for longer than a few instructions. Thread-safe.
 */
final class Spool {
    private final int mostLines;
    private final long mostBytes;
    private Deque<RequestLine> arrived = new ArrayDeque<>();
    private int lines;
    private long bytes;
    private long dropped;

    Spool(int mostLines, long mostBytes) {
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    synchronized void add(RequestLine line) {
        int weight = line.weight();
        if (lines >= mostLines || bytes + weight > mostBytes) {
            dropped++;
            return;
        }
        lines++;
        bytes += weight;
        arrived.addLast(line);
    }

    /** Hands over all lines that have arrived. They count as held until they are {@link #release released}. */
    Deque<RequestLine> take() {
        Deque<RequestLine> empty = new ArrayDeque<>();
        synchronized (this) {
            Deque<RequestLine> taken = arrived;
            arrived = empty;
            return taken;
        }
    }

    synchronized void release(int shippedLines, long shippedBytes) {
        lines -= shippedLines;
        bytes -= shippedBytes;
    }

    /** Lines that are not yet released. */
    synchronized int held() {
        return lines;
    }

    /** The number of lines dropped since the last call. */
    synchronized long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }
}
