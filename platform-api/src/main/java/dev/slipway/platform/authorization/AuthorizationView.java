package dev.slipway.platform.authorization;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The authorization as the Platform API shows it. */
record AuthorizationView(
        AccessToken accessToken,
        @Nullable Object client,
        Instant createdAt,
        String description,
        @Nullable Object grant,
        UUID id,
        @Nullable Object refreshToken,
        List<String> scope,
        @Nullable Object session,
        Instant updatedAt,
        User user) {

    private static final String HIDDEN = "(shown once, when it was made)";

    /** @param expiresIn seconds; null for never */
    record AccessToken(@Nullable Long expiresIn, UUID id, String token) {}

    record User(String email, String fullName, UUID id) {}

    static AuthorizationView of(Account account, ApiKey key, Instant now) {
        return of(account, key, HIDDEN, now);
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
                new User(account.email, account.name, account.id));
    }
}
