package dev.slipway.platform.feature;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A feature that was switched for an account; one without a row is as it comes. */
@Entity
@IdClass(AccountFeature.Key.class)
class AccountFeature extends PanacheEntityBase {
    @Id
    UUID accountId;

    @Id
    String name;

    boolean enabled;
    Instant createdAt;
    Instant updatedAt;

    static Optional<AccountFeature> of(UUID accountId, Feature feature) {
        return findByIdOptional(new Key(accountId, feature.name()));
    }

    /** Account and name. */
    record Key(UUID accountId, String name) {}
}
