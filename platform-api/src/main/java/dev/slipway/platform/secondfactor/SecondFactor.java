package dev.slipway.platform.secondfactor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What an account's codes follow from. Of one that asks for no code yet it is still to be confirmed by one. */
@Entity
class SecondFactor extends PanacheEntityBase {
    /** Before any code was used. */
    static final long NO_STEP = 0;

    @Id
    UUID accountId;

    byte[] sealedSecret;

    /** The newest step of time whose code was used. */
    long lastStep;

    Instant createdAt;

    static Optional<SecondFactor> of(UUID accountId) {
        return findByIdOptional(accountId);
    }

    /** Whether nobody used the code of this step or a later one; from now on somebody has. */
    static boolean use(UUID accountId, long step) {
        return update("lastStep = ?1 where accountId = ?2 and lastStep < ?1", step, accountId) == 1;
    }
}
