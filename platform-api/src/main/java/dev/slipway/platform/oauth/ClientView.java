package dev.slipway.platform.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The client as the Platform API shows it.
 *
 * @param ignoresDelinquent means nothing here, where nobody is charged
 * @param secret not there at all for others than its owner
 */
record ClientView(
        Instant createdAt,
        UUID id,
        boolean ignoresDelinquent,
        String name,
        String redirectUri,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        Instant updatedAt) {

    private static final String HIDDEN = "(shown once, when it was made)";

    static ClientView of(OAuthClient client) {
        return of(client, HIDDEN);
    }

    static ClientView of(Clients.Shown shown) {
        return of(shown.client(), shown.secret());
    }

    static ClientView forStrangers(OAuthClient client) {
        return of(client, null);
    }

    private static ClientView of(OAuthClient client, @Nullable String secret) {
        return new ClientView(
                client.createdAt, client.id, false, client.name, client.redirectUri, secret, client.updatedAt);
    }
}
