package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** With it a client gets the next tokens, once. It is stored only as a SHA-256 hash. */
@Entity
class OAuthRefreshToken extends PanacheEntityBase {
    @Id
    UUID id;

    UUID grantId;
    String tokenHash;
    Instant createdAt;
    Instant expiresAt;

    /** Null for the newest of its session. */
    @Nullable
    Instant usedAt;

    static Optional<OAuthRefreshToken> byToken(String token) {
        return find("tokenHash", Tokens.hash(token)).firstResultOptional();
    }

    static Optional<OAuthRefreshToken> newestOf(UUID grantId) {
        return find("grantId = ?1 and usedAt is null", grantId).firstResultOptional();
    }

    static long deleteExpired(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
