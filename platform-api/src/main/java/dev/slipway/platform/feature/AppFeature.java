package dev.slipway.platform.feature;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A feature that was switched for an app; one without a row is as it comes. */
@Entity
@IdClass(AppFeature.Key.class)
class AppFeature extends PanacheEntityBase {
    @Id
    UUID appId;

    @Id
    String name;

    boolean enabled;
    Instant createdAt;
    Instant updatedAt;

    static Optional<AppFeature> of(UUID appId, Feature feature) {
        return findByIdOptional(new Key(appId, feature.name()));
    }

    static List<AppFeature> ofApp(UUID appId) {
        return list("appId", appId);
    }

    /** App and name. */
    record Key(UUID appId, String name) {}
}
