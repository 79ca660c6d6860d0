package dev.slipway.console.key;

import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its text.
 *
 * @param start its first characters; null for a key of before those were kept
 * @param expiresAt null for never
 */
record ApiKeyRow(
        UUID id,
        String description,
        @Nullable String start,
        List<String> scopes,
        Instant since,
        @Nullable Instant expiresAt) {

    static ApiKeyRow of(ApiKey key) {
        return new ApiKeyRow(
                key.id,
                key.description,
                key.tokenStart,
                key.scopes().stream().map(Scope::word).sorted().toList(),
                key.createdAt,
                key.expiresAt);
    }
}
