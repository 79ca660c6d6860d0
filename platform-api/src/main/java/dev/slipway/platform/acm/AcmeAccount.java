package dev.slipway.platform.acm;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/** The key that an authority knows this installation by. */
@Entity
public class AcmeAccount extends PanacheEntityBase {
    /** Whose. */
    @Id
    public String directory;

    /** Private and public key. */
    public byte[] sealedKey;

    public Instant createdAt;

    static Optional<AcmeAccount> with(String directory) {
        return findByIdOptional(directory);
    }
}
