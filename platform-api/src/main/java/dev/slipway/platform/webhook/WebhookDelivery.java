package dev.slipway.platform.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook. */
@Entity
public class WebhookDelivery extends PanacheEntityBase {
    @Id
    public UUID id;

    /** The order in which a webhook of level {@code sync} is told; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long sequence;

    public UUID appId;
    public UUID webhookId;
    public UUID eventId;
    public String include;

    @Enumerated(EnumType.STRING)
    public Status status;

    public int attempts;

    /**
     * Null once it has come to its end. While an attempt is under way, when another instance may take it for lost and
     * begin the next.
     */
    public @Nullable Instant nextAttemptAt;

    public @Nullable UUID attemptId;

    @Enumerated(EnumType.STRING)
    public @Nullable AttemptStatus attemptStatus;

    /** The status that the receiver answered with. */
    public @Nullable Integer attemptCode;

    /** Why there was no answer. */
    public @Nullable String attemptError;

    public @Nullable Instant attemptCreatedAt;
    public @Nullable Instant attemptUpdatedAt;
    public Instant createdAt;
    public Instant updatedAt;

    /** Heroku's words, in upper case. */
    public enum Status {
        PENDING,
        SCHEDULED,
        RETRYING,
        FAILED,
        SUCCEEDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Heroku's words, in upper case. */
    public enum AttemptStatus {
        SCHEDULED,
        SUCCEEDED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static WebhookDelivery of(Webhook webhook, WebhookEvent event) {
        WebhookDelivery delivery = new WebhookDelivery();
        delivery.id = UUID.randomUUID();
        delivery.appId = event.appId;
        delivery.webhookId = webhook.id;
        delivery.eventId = event.id;
        delivery.include = event.include;
        delivery.status = Status.PENDING;
        delivery.nextAttemptAt = event.createdAt;
        delivery.createdAt = event.createdAt;
        delivery.updatedAt = event.createdAt;
        return delivery;
    }

    /**
     * Begins an attempt.
     *
     * @param lost when it is to be taken for lost, with the instance that made it
     * @return its id
     */
    UUID begin(Instant now, Instant lost) {
        UUID attempt = UUID.randomUUID();
        attempts++;
        status = Status.SCHEDULED;
        nextAttemptAt = lost;
        attemptId = attempt;
        attemptStatus = AttemptStatus.SCHEDULED;
        attemptCode = null;
        attemptError = null;
        attemptCreatedAt = now;
        attemptUpdatedAt = now;
        updatedAt = now;
        return attempt;
    }

    /** @param next when to try again if it failed; empty for not at all */
    void end(Outcome outcome, Instant now, Optional<Instant> next) {
        switch (outcome) {
            case Outcome.Answered answered -> attemptCode = answered.status();
            case Outcome.NoAnswer none -> attemptError = none.reason();
        }
        boolean good = outcome.good();
        attemptStatus = good ? AttemptStatus.SUCCEEDED : AttemptStatus.FAILED;
        attemptUpdatedAt = now;
        status = good ? Status.SUCCEEDED : next.isPresent() ? Status.RETRYING : Status.FAILED;
        nextAttemptAt = good ? null : next.orElse(null);
        updatedAt = now;
    }

    /** The newest first, at most so many. */
    public static List<WebhookDelivery> newest(UUID appId, int most) {
        return find("appId = ?1 order by sequence desc", appId).page(0, most).list();
    }

    static List<WebhookDelivery> ofApp(UUID appId) {
        return list("appId = ?1 order by sequence", appId);
    }

    static Optional<WebhookDelivery> of(UUID appId, String id) {
        return Ids.of(id)
                .flatMap(found -> WebhookDelivery.<WebhookDelivery>findByIdOptional(found))
                .filter(delivery -> delivery.appId.equals(appId));
    }
}
