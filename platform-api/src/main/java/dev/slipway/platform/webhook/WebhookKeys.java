package dev.slipway.platform.webhook;

import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a webhook signs and authorizes itself by. */
@ApplicationScoped
class WebhookKeys {
    private final Vault vault;

    WebhookKeys(Vault vault) {
        this.vault = vault;
    }

    void sign(Webhook webhook, String secret) {
        webhook.sealedSecret = vault.seal(secret, context(webhook, "secret"));
    }

    void authorize(Webhook webhook, Optional<String> authorization) {
        webhook.sealedAuthorization = authorization
                .map(text -> vault.seal(text, context(webhook, "authorization")))
                .orElse(null);
    }

    String secret(Webhook webhook) {
        return vault.open(webhook.sealedSecret, context(webhook, "secret"));
    }

    @Nullable
    String authorization(Webhook webhook) {
        return webhook.sealedAuthorization == null
                ? null
                : vault.open(webhook.sealedAuthorization, context(webhook, "authorization"));
    }

    private static String context(Webhook webhook, String what) {
        return "webhook/" + webhook.id + "/" + what;
    }
}
