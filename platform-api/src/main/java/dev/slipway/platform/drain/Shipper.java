package dev.slipway.platform.drain;

import dev.slipway.platform.drain.Shipments.Shipment;
import dev.slipway.platform.hint.Signal;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.log.StoredLine;
import dev.slipway.platform.retry.Backoff;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Serves one drain, on the thread that runs it, until it is stopped or the drain is another's. A batch that can't be sent is
 * sent again until it is taken, or until the log doesn't keep its lines any more; what was never taken is counted, and told
 * with the next batch.
 */
final class Shipper implements Runnable {
    private static final Logger LOG = System.getLogger(Shipper.class.getName());

    /** A receiver that has refused one batch so often while it was there would refuse it forever. */
    private static final int MOST_REFUSALS = 5;

    /** So many failures are worth a line; a restart of the receiver isn't. */
    private static final int WORTH_TELLING = 3;

    private final Shipment drain;
    private final Progress progress;
    private final AppLog appLog;
    private final DrainConfig config;
    private final Backoff backoff;
    private final Signal wake = new Signal();
    private volatile boolean stopping;
    private long shipped;
    private Instant shippedAt;
    private boolean saved = true;
    private boolean told;

    Shipper(Shipment drain, Progress progress, AppLog appLog, DrainConfig config, Backoff backoff) {
        this.drain = drain;
        this.progress = progress;
        this.appLog = appLog;
        this.config = config;
        this.backoff = backoff;
        this.shipped = drain.log().position();
        this.shippedAt = drain.shippedAt();
    }

    /** Ends it after what it is sending; to break that off, interrupt its thread. */
    void stop() {
        stopping = true;
        wake.raise();
    }

    @Override
    public void run() {
        try (Destination destination = drain.outlet().destination()) {
            for (int troubles = 0; !stopping; ) {
                try {
                    if (!ship(destination)) {
                        return;
                    }
                    troubles = 0;
                } catch (RuntimeException e) {
                    // The disk or the database may be away for a while.
                    LOG.log(Level.WARNING, "could not serve a drain, trying again " + name(), e);
                    wake.await(backoff.after(++troubles));
                }
            }
        } catch (InterruptedException e) {
            // What was being sent is sent again, by whoever serves the drain next.
            Thread.currentThread().interrupt();
        }
    }

    /** One batch, or a look for one; false if the drain isn't this platform's any more. */
    private boolean ship(Destination destination) throws InterruptedException {
        List<StoredLine> lines =
                drain.log().next(config.batchLines(), config.batchSize().asLongValue());
        if (!lines.isEmpty()) {
            deliver(Batch.of(lines, shipped, shippedAt), destination);
        }
        if (!save()) {
            return false;
        }
        if (drain.log().isAtEnd()) {
            wake.await(drain.outlet().interval());
        }
        return true;
    }

    private void deliver(Batch batch, Destination destination) throws InterruptedException {
        for (int failures = 1; !stopping; failures++) {
            try {
                destination.send(batch);
                taken(batch);
                return;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                failed(e, failures);
                boolean refused = e instanceof RefusedException && failures >= MOST_REFUSALS;
                if (refused || batch.last() < drain.log().oldest()) {
                    return;
                }
                wake.await(pause(e, failures));
            }
        }
    }

    /** What the receiver asks for, within what a drain waits at most. */
    private Duration pause(IOException failure, int failures) {
        Duration usual = backoff.after(failures);
        if (!(failure instanceof RetryLaterException later) || later.pause().compareTo(usual) < 0) {
            return usual;
        }
        return later.pause().compareTo(config.lastRetry()) < 0 ? later.pause() : config.lastRetry();
    }

    private void taken(Batch batch) {
        shipped = batch.last();
        shippedAt = batch.lastAt();
        saved = false;
        if (told) {
            told = false;
            tell("%s takes %s again."
                    .formatted(drain.outlet().name(), drain.outlet().goods()));
        }
    }

    private void failed(IOException failure, int failures) {
        String reason = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        LOG.log(Level.DEBUG, "a drain failed {0} failures={1} reason={2}", name(), failures, reason);
        if (failures >= WORTH_TELLING && !told) {
            told = true;
            LOG.log(Level.INFO, "a drain takes nothing, trying again {0} reason={1}", name(), reason);
            tell(("%s takes no %s: %s. They are sent again for as long as the log keeps them; see to the receiver, or"
                            + " remove the drain.")
                    .formatted(drain.outlet().name(), drain.outlet().goods(), reason));
        }
    }

    private void tell(String text) {
        try {
            appLog.platform(drain.outlet().appId(), "logplex", text);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "could not tell of a drain " + name(), e);
        }
    }

    private boolean save() {
        if (!saved) {
            saved = progress.advance(drain.id(), shipped, shippedAt);
            return saved;
        }
        return true;
    }

    private String name() {
        return "app=" + drain.outlet().appId() + " drain=" + drain.id();
    }

    /** Keeps where drains stand. */
    interface Progress {
        /**
         * @param sequence the number of the line that was shipped last
         * @param at that line's time
         * @return false if the drain isn't this platform's to serve any more
         */
        boolean advance(UUID id, long sequence, Instant at);
    }
}
