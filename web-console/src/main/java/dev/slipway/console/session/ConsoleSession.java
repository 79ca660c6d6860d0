package dev.slipway.console.session;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
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

    static void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }
}
