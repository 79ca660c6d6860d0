package dev.slipway.platform.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;

/** The event as the Platform API shows it. */
record EventView(Instant createdAt, UUID id, String include, JsonNode payload, Instant updatedAt) {
    static EventView of(WebhookEvent event, ObjectMapper json) {
        try {
            return new EventView(
                    event.createdAt, event.id, event.include, json.readTree(event.payload), event.createdAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id + " has an unreadable payload", e);
        }
    }
}
