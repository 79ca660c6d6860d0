package dev.slipway.platform.formation;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.dyno.DynoSize;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How many dynos of one process type should run, and of which size. */
@Entity
public class Formation extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public String type;
    public int quantity;

    @Enumerated(EnumType.STRING)
    public DynoSize size;

    public Instant createdAt;
    public Instant updatedAt;

    public ProcessType processType() {
        return new ProcessType(type);
    }

    public static List<Formation> ofApp(UUID appId) {
        return list("appId = ?1 order by type", appId);
    }

    public static Optional<Formation> of(UUID appId, ProcessType type) {
        return find("appId = ?1 and type = ?2", appId, type.value()).firstResultOptional();
    }
}
