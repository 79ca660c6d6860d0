package dev.slipway.console.session;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A browser that is signed in. Its token is 256 random bits and is stored only as a SHA-256 hash. */
@Entity
public class ConsoleSession extends PanacheEntityBase {
    @Id
    public String tokenHash;

    /** The key that it began with; the session goes with it. */
    public UUID apiKeyId;

    public Instant createdAt;
    public Instant expiresAt;

    static Optional<ConsoleSession> live(String tokenHash, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", tokenHash, now).firstResultOptional();
    }

    /** Those that are live, oldest first. */
    static List<ConsoleSession> ofAccount(UUID accountId, Instant now) {
        return list("""
                apiKeyId in (select key.id from ApiKey key where key.accountId = ?1) and expiresAt > ?2
                order by createdAt, tokenHash""", accountId, now);
    }

    /** A name for others than the browser that has the token. */
    UUID id() {
        return UUID.nameUUIDFromBytes(tokenHash.getBytes(StandardCharsets.US_ASCII));
    }

    static void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }
}
