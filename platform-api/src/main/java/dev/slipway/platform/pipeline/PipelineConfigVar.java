package dev.slipway.platform.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.List;
import java.util.UUID;

/** One config var of a pipeline's test runs or review apps; the value is sealed. */
@Entity
@IdClass(PipelineConfigVar.Key.class)
public class PipelineConfigVar extends PanacheEntityBase {
    @Id
    public UUID pipelineId;

    @Id
    @Enumerated(EnumType.STRING)
    public Stage stage;

    @Id
    public String name;

    public byte[] sealedValue;

    static List<PipelineConfigVar> of(UUID pipelineId, Stage stage) {
        return list("pipelineId = ?1 and stage = ?2", pipelineId, stage);
    }

    static PipelineConfigVar added(Key key) {
        PipelineConfigVar var = new PipelineConfigVar();
        var.pipelineId = key.pipelineId();
        var.stage = key.stage();
        var.name = key.name();
        return var;
    }

    /** Pipeline, stage and name. */
    public record Key(UUID pipelineId, Stage stage, String name) {}
}
