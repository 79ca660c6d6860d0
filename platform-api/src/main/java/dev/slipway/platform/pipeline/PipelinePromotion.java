package dev.slipway.platform.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The release of one app's image in other apps of its pipeline. Never changed: its targets' releases say how it goes. */
@Entity
public class PipelinePromotion extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID pipelineId;
    public UUID sourceAppId;
    public UUID sourceReleaseId;
    public UUID accountId;
    public Instant createdAt;

    public static Optional<PipelinePromotion> newest(UUID pipelineId) {
        return find("pipelineId = ?1 order by createdAt desc, id", pipelineId).firstResultOptional();
    }
}
