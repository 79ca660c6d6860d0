package dev.slipway.platform.authorization;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.oauth.ClientAuthorizations;
import dev.slipway.platform.oauth.Grants;
import dev.slipway.platform.oauth.OAuthAuthorization;
import dev.slipway.platform.oauth.OAuthClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authorization as the Platform API shows it.
 *
 * @param accessToken null for a client's, which may have several
 * @param client null for a key that the account made itself
 * @param grant the code for the client, at the one moment when that is known
 */
record AuthorizationView(
        @Nullable AccessToken accessToken,
        @Nullable Client client,
        Instant createdAt,
        String description,
        @Nullable Grant grant,
        UUID id,
        @Nullable Object refreshToken,
        List<String> scope,
        @Nullable Object session,
        Instant updatedAt,
        User user) {

    private static final String HIDDEN = "(shown once, when it was made)";

    /** What Heroku's CLI takes for the hidden rest of a key. */
    private static final String HIDDEN_REST = "**********";

    /** @param expiresIn seconds; null for never */
    record AccessToken(@Nullable Long expiresIn, UUID id, String token) {}

    record Client(UUID id, String name, String redirectUri) {}

    /** @param expiresIn seconds */
    record Grant(String code, long expiresIn, UUID id) {}

    record User(String email, String fullName, UUID id) {}

    static AuthorizationView of(Account account, ApiKey key, Instant now) {
        return of(account, key, key.tokenStart == null ? HIDDEN : key.tokenStart + HIDDEN_REST, now);
    }

    static AuthorizationView of(Account account, ApiKey key, String token, Instant now) {
        Instant end = key.expiresAt;
        return new AuthorizationView(
                new AccessToken(end == null ? null : Duration.between(now, end).toSeconds(), key.id, token),
                null,
                key.createdAt,
                key.description,
                null,
                key.id,
                null,
                key.scopes().stream().map(Scope::word).toList(),
                null,
                key.updatedAt,
                user(account));
    }

    static AuthorizationView of(Account account, ClientAuthorizations.Held held) {
        return of(account, held.authorization(), held.client(), null);
    }

    static AuthorizationView of(Account account, Grants.Offered offered, Instant now) {
        long expiresIn = Duration.between(now, offered.grant().expiresAt).toSeconds();
        Grant grant = new Grant(offered.code(), expiresIn, offered.grant().id);
        return of(account, offered.authorization(), offered.client(), grant);
    }

    private static AuthorizationView of(
            Account account, OAuthAuthorization authorization, OAuthClient client, @Nullable Grant grant) {
        return new AuthorizationView(
                null,
                new Client(client.id, client.name, client.redirectUri),
                authorization.createdAt,
                authorization.description,
                grant,
                authorization.id,
                null,
                authorization.scopes().stream().map(Scope::word).toList(),
                null,
                authorization.updatedAt,
                user(account));
    }

    private static User user(Account account) {
        return new User(account.email, account.name, account.id);
    }
}
