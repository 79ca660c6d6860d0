package dev.slipway.platform.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An app's place in a pipeline. */
@Entity
public class PipelineCoupling extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public UUID pipelineId;

    @Enumerated(EnumType.STRING)
    public Stage stage;

    public Instant createdAt;
    public Instant updatedAt;

    static List<PipelineCoupling> all() {
        return listAll();
    }

    static Optional<PipelineCoupling> ofApp(UUID appId) {
        return find("appId", appId).firstResultOptional();
    }

    public static List<PipelineCoupling> ofPipeline(UUID pipelineId) {
        return list("pipelineId = ?1 order by createdAt, id", pipelineId);
    }
}
