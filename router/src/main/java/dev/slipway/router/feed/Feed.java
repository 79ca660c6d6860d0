package dev.slipway.router.feed;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.model.route.FeedMessage;
import dev.slipway.model.route.FeedMessage.Changed;
import dev.slipway.model.route.FeedMessage.Heartbeat;
import dev.slipway.model.route.FeedMessage.Snapshot;
import dev.slipway.router.limits.Limits.FeedLimits;
import dev.slipway.router.platform.Platform;
import dev.slipway.router.report.Lease;
import dev.slipway.router.routes.RouteStore;
import dev.slipway.router.routes.RouteTable;
import dev.slipway.router.routes.Routes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the platform's feed on a thread of its own: connects, applies a snapshot and then deltas, and connects again
 * when the stream ends, is silent for too long, or can't be trusted. Whatever fails, the routes in force stay.
 */
public final class Feed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    private final Platform platform;
    private final JsonMapper json;
    private final RouteTable table;
    private final RouteStore store;
    private final Lease lease;
    private final FeedLimits limits;
    private final Consumer<Routes> applied;
    private final HalfLoss halfLoss = new HalfLoss();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private long backoff;
    private boolean interrupted;

    /**
     * @param applied told of each new state, on the feed's thread
     */
    public Feed(
            Platform platform,
            JsonMapper json,
            RouteTable table,
            RouteStore store,
            Lease lease,
            FeedLimits limits,
            Consumer<Routes> applied) {
        this.platform = platform;
        this.json = json;
        this.table = table;
        this.store = store;
        this.lease = lease;
        this.limits = limits;
        this.applied = applied;
        this.backoff = limits.firstBackoff().toNanos();
        this.thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Stops following. The thread, which may be blocked in a read, ends with the silence limit at the latest. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                Duration pause = followOnce();
                ended = closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows one stream to its end, and returns how long to wait before the next. */
    private Duration followOnce() {
        long startedAt = System.nanoTime();
        try (InputStream stream = platform.feed(limits.silence());
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return follow(lines, startedAt);
        } catch (IOException | RuntimeException e) {
            // Also what a malformed message throws while it is applied: the next snapshot sets things right.
            if (!interrupted) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "feed interrupted, serving the known routes until it is back apps={0} reason={1}",
                        table.current().apps().size(),
                        e.toString());
            }
            interrupted = true;
            return nextBackoff();
        }
    }

    private Duration follow(BufferedReader lines, long startedAt) throws IOException {
        boolean snapshotTaken = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (closed.getCount() == 0) {
                return Duration.ZERO;
            }
            FeedMessage message = json.readValue(line, FeedMessage.class);
            if (!snapshotTaken && !(message instanceof Snapshot)) {
                throw new IOException(
                        "the feed began with " + message.getClass().getSimpleName() + ", not a snapshot");
            }
            if (message instanceof Snapshot snapshot && !halfLoss.plausible(table.current(), snapshot)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "snapshot set aside, it lacks more than half of the served routes served={0} apps={1} retry_s={2}",
                        table.current().servedHostnames().size(),
                        snapshot.apps().size(),
                        limits.suspicion().toSeconds());
                return limits.suspicion();
            }
            if (message instanceof Changed && lease.lapsedSince(startedAt)) {
                LOG.log(System.Logger.Level.INFO, "lease had run out, taking a new snapshot");
                return nextBackoff();
            }
            apply(message);
            snapshotTaken = true;
            interrupted = false;
            backoff = limits.firstBackoff().toNanos();
        }
        throw new IOException("the feed ended");
    }

    private void apply(FeedMessage message) {
        Routes routes = table.apply(message);
        applied.accept(routes);
        if (!(message instanceof Heartbeat)) {
            store.save(routes.toSnapshot());
        }
    }

    /** Half to all of the back-off, so that routers which lost one platform do not return to it in step. */
    private Duration nextBackoff() {
        long upTo = backoff;
        backoff = Math.min(upTo * 2, limits.lastBackoff().toNanos());
        return Duration.ofNanos(upTo / 2 + ThreadLocalRandom.current().nextLong(upTo / 2 + 1));
    }
}
