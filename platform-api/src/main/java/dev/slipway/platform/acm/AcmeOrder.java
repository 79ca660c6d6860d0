package dev.slipway.platform.acm;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a domain next needs a certificate. The row is there as long as the domain is cared for. */
@Entity
public class AcmeOrder extends PanacheEntityBase {
    @Id
    public UUID domainId;

    /** Those that failed since the last certificate. */
    public int attempts;

    /** The attempt under way; the result of another one comes too late. */
    public @Nullable UUID attemptId;

    /** Null once it was tried often enough. */
    public @Nullable Instant nextAttemptAt;

    static Optional<AcmeOrder> of(UUID domainId) {
        return findByIdOptional(domainId);
    }

    static Optional<AcmeOrder> hold(UUID domainId) {
        return findByIdOptional(domainId, LockModeType.PESSIMISTIC_WRITE);
    }
}
