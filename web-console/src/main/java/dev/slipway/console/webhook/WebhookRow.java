package dev.slipway.console.webhook;

import dev.slipway.platform.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A webhook without what it signs and authorizes itself by. */
record WebhookRow(UUID id, String url, String level, List<String> includes, Instant since) {
    static WebhookRow of(Webhook webhook) {
        return new WebhookRow(webhook.id, webhook.url, webhook.level.word(), webhook.includes(), webhook.createdAt);
    }
}
