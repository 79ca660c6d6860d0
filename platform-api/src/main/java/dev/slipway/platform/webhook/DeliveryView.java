package dev.slipway.platform.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The delivery as the Platform API shows it. */
record DeliveryView(
        Instant createdAt,
        Event event,
        UUID id,
        int numAttempts,
        @Nullable Instant nextAttemptAt,
        @Nullable LastAttempt lastAttempt,
        String status,
        Instant updatedAt,
        Hook webhook) {
    /** What is delivered. */
    record Event(UUID id, String include) {}

    /** To whom. */
    record Hook(UUID id, String level) {}

    /** What came of it. */
    record LastAttempt(
            @Nullable UUID id,
            @Nullable Integer code,
            @Nullable String errorClass,
            String status,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    static DeliveryView of(WebhookDelivery delivery, Level level) {
        return new DeliveryView(
                delivery.createdAt,
                new Event(delivery.eventId, delivery.include),
                delivery.id,
                delivery.attempts,
                delivery.nextAttemptAt,
                last(delivery),
                delivery.status.word(),
                delivery.updatedAt,
                new Hook(delivery.webhookId, level.word()));
    }

    private static @Nullable LastAttempt last(WebhookDelivery delivery) {
        return delivery.attemptStatus == null
                ? null
                : new LastAttempt(
                        delivery.attemptId,
                        delivery.attemptCode,
                        delivery.attemptError,
                        delivery.attemptStatus.word(),
                        delivery.attemptCreatedAt,
                        delivery.attemptUpdatedAt);
    }
}
