package dev.slipway.platform.cli;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command line that waits for a login. The token that it fetches its key with is stored only as a SHA-256 hash. */
@Entity
public class CliLogin extends PanacheEntityBase {
    @Id
    public UUID id;

    String tokenHash;

    /** What the command line says of itself. */
    public String description;

    /** Where it asked from, an IP address. */
    public String address;

    /** Who allowed it; null as long as nobody has. */
    @Nullable
    UUID accountId;

    boolean refused;
    public Instant createdAt;
    public Instant expiresAt;

    static Optional<CliLogin> live(UUID id, Instant now) {
        return find("id = ?1 and expiresAt > ?2", id, now).firstResultOptional();
    }

    static void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }

    boolean answered() {
        return refused || accountId != null;
    }
}
