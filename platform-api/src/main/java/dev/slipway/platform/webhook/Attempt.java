package dev.slipway.platform.webhook;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try to deliver a notification; all that is needed for it, so that it needs no database. */
record Attempt(
        UUID id,
        UUID deliveryId,
        URI url,
        String secret,
        @Nullable String authorization,
        byte[] body) {
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Heroku-Webhook-Hmac-SHA256", Signature.of(body, secret));
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        return headers;
    }

    @Override
    public String toString() {
        return "Attempt[" + id + "]";
    }
}
