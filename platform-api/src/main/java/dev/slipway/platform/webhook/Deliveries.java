package dev.slipway.platform.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered next. An attempt is begun in one transaction and ended in another, with none open while the
 * receiver is waited for; of several platforms one begins it, and one whose result comes too late is not heard.
 */
@ApplicationScoped
class Deliveries {
    /** Beyond the time that an attempt may take. */
    private static final Duration LEEWAY = Duration.ofSeconds(20);

    /** Open, due, and, where order matters, the first. */
    private static final String NEXT = """
            from webhook_delivery d join webhook w on w.id = d.webhook_id
            where d.next_attempt_at <= :now and (w.level = 'NOTIFY' or d.sequence = (
                select min(sequence) from webhook_delivery
                where webhook_id = d.webhook_id and next_attempt_at is not null))
            """;

    private final Clock clock;
    private final EntityManager database;
    private final ObjectMapper json;
    private final WebhookKeys keys;
    private final Retries retries;
    private final Duration lease;

    Deliveries(Clock clock, EntityManager database, ObjectMapper json, WebhookKeys keys, WebhookConfig config) {
        this.clock = clock;
        this.database = database;
        this.json = json;
        this.keys = keys;
        this.retries = Retries.of(config);
        this.lease = config.timeout().plus(LEEWAY);
    }

    /** The webhooks that something can be delivered to now. */
    @Transactional
    List<UUID> due() {
        return ids("select distinct d.webhook_id " + NEXT, null);
    }

    /** Begins the webhook's next attempt, if there is something to deliver and nobody is at it. */
    @Transactional
    Optional<Attempt> begin(UUID webhookId) {
        return ids(
                        "select d.id " + NEXT
                                + " and d.webhook_id = :webhook order by d.sequence limit 1 for update of d skip locked",
                        webhookId)
                .stream()
                .findFirst()
                .map(id -> begin(WebhookDelivery.<WebhookDelivery>findById(id)));
    }

    private Attempt begin(WebhookDelivery delivery) {
        Instant now = clock.instant();
        UUID attempt = delivery.begin(now, now.plus(lease));
        Webhook webhook = Webhook.findById(delivery.webhookId);
        WebhookEvent event = WebhookEvent.findById(delivery.eventId);
        return new Attempt(
                attempt,
                delivery.id,
                URI.create(webhook.url),
                keys.secret(webhook),
                keys.authorization(webhook),
                Notification.of(event, delivery, attempt, now, json));
    }

    /** Writes down what came of an attempt, unless it was taken for lost meanwhile, or its webhook is gone. */
    @Transactional
    void end(Attempt attempt, Outcome outcome) {
        WebhookDelivery.<WebhookDelivery>findByIdOptional(attempt.deliveryId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(delivery -> attempt.id().equals(delivery.attemptId))
                .ifPresent(delivery -> {
                    Instant now = clock.instant();
                    Level level = Webhook.<Webhook>findById(delivery.webhookId).level;
                    double chance = ThreadLocalRandom.current().nextDouble();
                    delivery.end(
                            outcome,
                            now,
                            retries.pause(level, delivery.attempts, chance).map(now::plus));
                });
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ids(String sql, @Nullable UUID webhookId) {
        var query = database.createNativeQuery(sql, UUID.class).setParameter("now", clock.instant());
        return webhookId == null
                ? query.getResultList()
                : query.setParameter("webhook", webhookId).getResultList();
    }
}
