package dev.slipway.router.logs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.router.limits.Limits;
import dev.slipway.router.platform.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ships request lines in batches, in order. A batch that was not accepted is sent again until it is; lines that the
 * full spool can't take meanwhile are dropped, counted, and told in the router's own log. {@link #close} sends what is
 * left, and gives up after a few attempts.
 */
public final class LogShipper implements RequestLog, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LogShipper.class.getName());

    /** After the router was stopped: a connection that had been idle may fail once, a platform that is away stays so. */
    private static final int LAST_ATTEMPTS = 3;

    private final Platform platform;
    private final JsonMapper json;
    private final Limits limits;
    private final ArrayBlockingQueue<RequestLine> spool;
    private final LongAdder dropped = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    public LogShipper(Platform platform, JsonMapper json, Limits limits) {
        this.platform = platform;
        this.json = json;
        this.limits = limits;
        this.spool = new ArrayBlockingQueue<>(limits.logs().spool());
        this.thread = Thread.ofPlatform().name("logs").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void add(RequestLine line) {
        if (!spool.offer(line)) {
            dropped.increment();
        }
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
                if (spool.size() < limits.logs().batch()) {
                    ended = pause(limits.logs().delay().toNanos());
                }
                ended = shipAll() || ended;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ships until the spool is empty, and returns whether the shipper was closed and must not wait for the platform. */
    private boolean shipAll() throws InterruptedException {
        List<RequestLine> batch = new ArrayList<>();
        while (spool.drainTo(batch, limits.logs().batch()) > 0) {
            int attempts = 1;
            while (!ship(batch)) {
                if (pause(limits.feed().lastBackoff().toNanos()) && attempts++ >= LAST_ATTEMPTS) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "router stopped, lines lost count={0}",
                            batch.size() + spool.size());
                    return true;
                }
            }
            batch.clear();
            tellDropped();
        }
        return false;
    }

    private boolean ship(List<RequestLine> batch) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(batch.size() * 320);
            for (RequestLine line : batch) {
                Map<String, String> entry = new LinkedHashMap<>();
                entry.put("appId", line.appId().toString());
                entry.put("at", line.at().toString());
                entry.put("text", line.text());
                body.write(json.writeValueAsBytes(entry));
                body.write('\n');
            }
            platform.post("logs", "application/x-ndjson", body.toByteArray());
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "log batch not accepted, kept reason={0}", e.toString());
            return false;
        }
    }

    private void tellDropped() {
        long count = dropped.sumThenReset();
        if (count > 0) {
            LOG.log(System.Logger.Level.WARNING, "request lines dropped, the spool was full count={0}", count);
        }
    }

    private boolean pause(long nanos) throws InterruptedException {
        return closed.await(nanos, TimeUnit.NANOSECONDS);
    }
}
