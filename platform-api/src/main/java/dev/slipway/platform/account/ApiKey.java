package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A credential of an account. The key itself is 256 random bits and is stored only as a SHA-256 hash. */
@Entity
public class ApiKey extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID accountId;
    public String tokenHash;
    public String description;
    public Instant createdAt;

    public static Optional<ApiKey> byHash(String tokenHash) {
        return find("tokenHash", tokenHash).firstResultOptional();
    }
}
