package dev.slipway.platform.domain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A host name of an app: the platform's own ({@code heroku}), or one that a user added ({@code custom}). */
@Entity
public class Domain extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public String hostname;
    public String kind;

    /** Whose certificate is shown for it; null where it is the installation's own, or none. */
    public @Nullable UUID sniEndpointId;

    /** How far automatic certificate management is with it; null where that doesn't care for it. */
    public @Nullable String acmStatus;

    public @Nullable String acmStatusReason;
    public Instant createdAt;
    public Instant updatedAt;

    /** Whether a user added it, and may remove it. */
    public boolean custom() {
        return kind.equals(Domains.CUSTOM);
    }

    public static List<Domain> ofApp(UUID appId) {
        return list("appId = ?1 order by hostname", appId);
    }

    public static Optional<Domain> byId(UUID id) {
        return findByIdOptional(id);
    }

    static List<Domain> showing(UUID sniEndpointId) {
        return list("sniEndpointId = ?1 order by hostname", sniEndpointId);
    }

    static Optional<Domain> byHostname(String hostname) {
        return find("hostname", hostname).firstResultOptional();
    }
}
