package dev.slipway.platform.webhook;

import dev.slipway.platform.outbound.OutboundHttp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Delivers. Each webhook with something to deliver has a thread of its own, so a slow receiver holds up only what is meant
 * for it; threads take turns at the database. What is not delivered when the platform ends is delivered after its start.
 */
@ApplicationScoped
class Deliverer {
    private static final Logger LOG = System.getLogger(Deliverer.class.getName());
    private static final int DATABASE_CONNECTIONS = 4;

    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);

    /** The answer's body is of no interest. */
    private static final int MOST_OF_ANSWER = 1024;

    private final Deliveries deliveries;
    private final OutboundHttp outside;
    private final Duration timeout;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore database = new Semaphore(DATABASE_CONNECTIONS);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean stopping;

    Deliverer(Deliveries deliveries, OutboundHttp outside, WebhookConfig config) {
        this.deliveries = deliveries;
        this.outside = outside;
        this.timeout = config.timeout();
    }

    /** Finds what is due again, and what other instances left behind. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliverDue() {
        if (!stopping) {
            inTurn(deliveries::due).forEach(this::wake);
        }
    }

    /** Something may be there for this webhook. */
    void wake(UUID webhookId) {
        if (stopping || !busy.add(webhookId)) {
            return;
        }
        try {
            threads.execute(() -> deliverAll(webhookId));
        } catch (RejectedExecutionException e) {
            // The platform ends. It is delivered after the next start.
            busy.remove(webhookId);
        }
    }

    private void deliverAll(UUID webhookId) {
        try {
            Optional<Attempt> attempt = next(webhookId);
            while (attempt.isPresent()) {
                Attempt current = attempt.get();
                Outcome outcome = send(current);
                inTurn(() -> {
                    deliveries.end(current, outcome);
                    return outcome;
                });
                attempt = next(webhookId);
            }
        } catch (RuntimeException e) {
            // Such as a database that is away. What was not written down is tried again.
            LOG.log(Level.WARNING, "could not deliver to webhook {0}: {1}", webhookId, e.toString());
        } finally {
            busy.remove(webhookId);
        }
    }

    private Optional<Attempt> next(UUID webhookId) {
        return stopping ? Optional.empty() : inTurn(() -> deliveries.begin(webhookId));
    }

    private Outcome send(Attempt attempt) {
        try {
            return new Outcome.Answered(
                    outside.post(attempt.url(), attempt.headers(), attempt.body(), MOST_OF_ANSWER, timeout)
                            .status());
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome.NoAnswer(e.getClass().getSimpleName());
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        database.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            database.release();
        }
    }

    /** Gives attempts that are under way a moment; one that takes longer is made again, if it was not heard of. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        threads.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    }
}
