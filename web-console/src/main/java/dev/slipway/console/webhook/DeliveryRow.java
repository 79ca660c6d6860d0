package dev.slipway.console.webhook;

import dev.slipway.platform.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param to the webhook's URL
 * @param answer what came of the last attempt, such as {@code 204}; null before there was one
 */
record DeliveryRow(
        String include,
        String to,
        String status,
        int attempts,
        @Nullable String answer,
        Instant at,
        @Nullable Instant next) {

    static DeliveryRow of(WebhookDelivery delivery, Map<UUID, String> urls) {
        return new DeliveryRow(
                delivery.include,
                urls.getOrDefault(delivery.webhookId, ""),
                delivery.status.word(),
                delivery.attempts,
                delivery.attemptCode == null ? delivery.attemptError : String.valueOf(delivery.attemptCode),
                delivery.createdAt,
                delivery.status == WebhookDelivery.Status.RETRYING ? delivery.nextAttemptAt : null);
    }
}
