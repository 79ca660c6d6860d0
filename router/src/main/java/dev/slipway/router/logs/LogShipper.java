package dev.slipway.router.logs;

import dev.slipway.router.limits.Limits;
import dev.slipway.router.platform.Platform;
import dev.slipway.router.platform.RefusedException;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ships request lines in batches, in order. A batch that was not accepted is sent again until it is, unless the platform
 * refused it for what it is: then it would stand in the way of all that follow, and is dropped. What is dropped, here
 * or because the spool is full, is counted and told in the router's own log. {@link #close} sends what is left, and
 * gives up after a few attempts.
 */
public final class LogShipper implements RequestLog, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LogShipper.class.getName());

    /** After the router was stopped: a connection that had been idle may fail once, a platform that is away stays so. */
    private static final int LAST_ATTEMPTS = 3;

    private final Platform platform;
    private final Limits limits;
    private final Spool spool;
    private final LogBatch batch;
    private final Refusals refusals = new Refusals();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    public LogShipper(Platform platform, Limits limits) {
        this.platform = platform;
        this.limits = limits;
        this.spool = new Spool(limits.logs().spool(), limits.logs().spoolBytes());
        this.batch = new LogBatch(limits.logs().batch(), limits.logs().batchBytes());
        this.thread = Thread.ofPlatform().name("logs").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void add(RequestLine line) {
        spool.add(line);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(limits.feed().request().multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                if (spool.held() < limits.logs().batch()) {
                    ended = pause(limits.logs().delay().toNanos());
                }
                ended = shipArrived() || ended;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ships what has arrived, and returns whether the shipper was closed and must not wait for the platform. What arrives
     * meanwhile waits for the next round: sent at once, it would make many requests of a few lines each.
     */
    private boolean shipArrived() throws InterruptedException {
        Deque<RequestLine> lines = spool.take();
        while (!lines.isEmpty()) {
            fill(lines);
            int attempts = 1;
            while (!ship()) {
                if (pause(limits.feed().lastBackoff().toNanos()) && attempts++ >= LAST_ATTEMPTS) {
                    LOG.log(System.Logger.Level.WARNING, "router stopped, lines lost count={0}", spool.held());
                    return true;
                }
            }
            spool.release(batch.lines(), batch.weight());
            tellDropped();
        }
        return false;
    }

    private void fill(Deque<RequestLine> lines) {
        batch.clear();
        while (!lines.isEmpty() && !batch.full() && batch.add(lines.getFirst())) {
            lines.removeFirst();
        }
    }

    /** Returns whether the batch is done with: accepted, or refused for good. */
    private boolean ship() {
        try {
            platform.post("logs", "application/x-ndjson", batch.toBytes());
            refusals.accepted();
            return true;
        } catch (RefusedException e) {
            if (e.mayPass()) {
                return later(e);
            }
            refusals.refused(batch.lines(), e);
            return true;
        } catch (IOException e) {
            return later(e);
        }
    }

    private static boolean later(IOException reason) {
        LOG.log(System.Logger.Level.DEBUG, "log batch not accepted, kept reason={0}", reason.toString());
        return false;
    }

    private void tellDropped() {
        long count = spool.takeDropped();
        if (count > 0) {
            LOG.log(System.Logger.Level.WARNING, "request lines dropped, the spool was full count={0}", count);
        }
    }

    private boolean pause(long nanos) throws InterruptedException {
        return closed.await(nanos, TimeUnit.NANOSECONDS);
    }
}
