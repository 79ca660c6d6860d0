package dev.slipway.platform.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The body that a receiver gets: the event, and which attempt of which delivery this is. */
final class Notification {
    private Notification() {}

    static byte[] of(
            WebhookEvent event, WebhookDelivery delivery, UUID attempt, Instant publishedAt, ObjectMapper json) {
        try {
            ObjectNode body = (ObjectNode) json.readTree(event.payload);
            body.put("id", event.id.toString())
                    .put("created_at", event.createdAt.toString())
                    .put("updated_at", event.createdAt.toString())
                    .put("published_at", publishedAt.toString())
                    .put("sequence", event.sequence);
            ObjectNode metadata = body.putObject("webhook_metadata");
            metadata.putObject("attempt").put("id", attempt.toString());
            metadata.putObject("delivery").put("id", delivery.id.toString());
            metadata.putObject("event").put("id", event.id.toString()).put("include", event.include);
            metadata.putObject("webhook").put("id", delivery.webhookId.toString());
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id + " has an unreadable payload", e);
        }
    }
}
