package dev.slipway.platform.key;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A public SSH key that an account may come with. */
@Entity
public class AccountKey extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID accountId;

    /** Type, data and comment, on one line. */
    public String publicKey;

    public String comment;
    public String fingerprint;
    public String digest;
    public Instant createdAt;
    public Instant updatedAt;

    public static Optional<AccountKey> byDigest(String digest) {
        return find("digest", digest).firstResultOptional();
    }

    static List<AccountKey> ofAccount(UUID accountId) {
        return list("accountId = ?1 order by createdAt, id", accountId);
    }
}
