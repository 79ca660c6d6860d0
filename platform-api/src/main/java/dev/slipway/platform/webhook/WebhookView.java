package dev.slipway.platform.webhook;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The webhook as the Platform API shows it: without what it signs and authorizes itself by. */
record WebhookView(
        AppRef app, Instant createdAt, UUID id, List<String> include, String level, Instant updatedAt, String url) {
    static WebhookView of(App app, Webhook webhook) {
        return new WebhookView(
                AppRef.of(app),
                webhook.createdAt,
                webhook.id,
                webhook.includes(),
                webhook.level.word(),
                webhook.updatedAt,
                webhook.url);
    }
}
