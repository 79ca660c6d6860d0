package dev.slipway.router.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.model.route.RouterReport;
import dev.slipway.router.limits.Limits.FeedLimits;
import dev.slipway.router.platform.Platform;
import dev.slipway.router.routes.RouteTable;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reports the version in force and the requests in flight: after each change, when a draining dyno's count changes, and
 * regularly. A report that fails is not queued: the next one says all that it said.
 */
public final class Reporter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reporter.class.getName());

    private final Platform platform;
    private final JsonMapper json;
    private final RouteTable table;
    private final Lease lease;
    private final FeedLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private volatile boolean due;
    private boolean closed;
    private long epochInForce;
    private long versionInForce;
    private boolean failing;

    public Reporter(Platform platform, JsonMapper json, RouteTable table, Lease lease, FeedLimits limits) {
        this.platform = platform;
        this.json = json;
        this.table = table;
        this.lease = lease;
        this.limits = limits;
        this.thread = Thread.ofPlatform().name("report").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Says that every event loop has seen an epoch of the routes: from now on no request begins on a dyno that the
     * version does not have.
     */
    public void inForce(long epoch, long version) {
        lock.lock();
        try {
            if (epoch > epochInForce) {
                epochInForce = epoch;
                versionInForce = version;
            }
        } finally {
            lock.unlock();
        }
        table.forgetGone(epoch);
        reportSoon();
    }

    /** Asks for a report; cheap while one is due already. */
    public void reportSoon() {
        if (due) {
            return;
        }
        lock.lock();
        try {
            due = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a last report and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(limits.request());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            try {
                last = awaitDue();
                send();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            long coalesce = limits.coalesce().toNanos();
            while (coalesce > 0 && !closed) {
                coalesce = changed.awaitNanos(coalesce);
            }
            long regular = (failing ? limits.firstBackoff().multipliedBy(5) : limits.report()).toNanos();
            while (regular > 0 && !due && !closed) {
                regular = changed.awaitNanos(regular);
            }
            due = false;
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        lock.lock();
        long epoch = epochInForce;
        long version = versionInForce;
        lock.unlock();
        if (epoch == 0) {
            return;
        }
        try {
            RouterReport report = new RouterReport(version, table.inFlight());
            platform.post("reports", "application/json", json.writeValueAsBytes(report));
            lease.renew();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "report failed, retried until it succeeds reason={0}",
                        e.toString());
            }
            failing = true;
        }
    }
}
