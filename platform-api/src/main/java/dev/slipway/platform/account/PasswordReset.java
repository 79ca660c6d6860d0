package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A link with which an account's password may be set, once. Its token is stored only as a SHA-256 hash. */
@Entity
class PasswordReset extends PanacheEntityBase {
    @Id
    UUID id;

    UUID accountId;
    String tokenHash;
    Instant createdAt;
    Instant expiresAt;

    static Optional<PasswordReset> live(String token, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", Tokens.hash(token), now)
                .firstResultOptional();
    }

    static void deleteOf(UUID accountId) {
        delete("accountId", accountId);
    }
}
