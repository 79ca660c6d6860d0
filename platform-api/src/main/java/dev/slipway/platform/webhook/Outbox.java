package dev.slipway.platform.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.hint.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes down what is to be told, in the transaction of what happened: both are there, or neither. */
@ApplicationScoped
class Outbox {
    static final String VERSION = "application/vnd.heroku+json; version=3";

    private final Clock clock;
    private final ObjectMapper json;
    private final AfterCommit afterCommit;
    private final Deliverer deliverer;

    Outbox(Clock clock, ObjectMapper json, AfterCommit afterCommit, Deliverer deliverer) {
        this.clock = clock;
        this.json = json;
        this.afterCommit = afterCommit;
        this.deliverer = deliverer;
    }

    /**
     * What happened.
     *
     * @param action {@code create}, {@code update} or {@code destroy}
     * @param data the resource as the API shows it
     * @param previous what is known of how it was
     */
    record News(Include include, String action, AccountRef actor, Object data, Map<String, ?> previous) {}

    /** @param news is asked for only if somebody wants to know */
    void add(UUID appId, Include include, Supplier<News> news) {
        List<Webhook> listeners = Webhook.ofApp(appId).stream()
                .filter(webhook -> webhook.wants(include))
                .toList();
        if (listeners.isEmpty()) {
            return;
        }
        WebhookEvent event = new WebhookEvent();
        event.id = UUID.randomUUID();
        event.appId = appId;
        event.include = include.word();
        event.payload = payload(news.get());
        event.createdAt = clock.instant();
        event.persist();
        listeners.forEach(webhook -> WebhookDelivery.of(webhook, event).persist());
        afterCommit.run(() -> listeners.forEach(webhook -> deliverer.wake(webhook.id)));
    }

    private String payload(News news) {
        ObjectNode data = json.valueToTree(news.data());
        if (data.has("output_stream_url")) {
            // It opens the output without a key, and this is kept for days.
            data.putNull("output_stream_url");
        }
        ObjectNode payload = json.createObjectNode().put("action", news.action());
        payload.set("actor", json.valueToTree(news.actor()));
        payload.set("data", data);
        payload.set("previous_data", json.valueToTree(news.previous()));
        payload.put("resource", news.include().resource()).put("version", VERSION);
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
