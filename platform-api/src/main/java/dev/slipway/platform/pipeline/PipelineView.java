package dev.slipway.platform.pipeline;

import dev.slipway.platform.app.AppView;
import java.time.Instant;
import java.util.UUID;

/** The pipeline as the Platform API shows it. */
record PipelineView(Instant createdAt, AppView.Named generation, UUID id, String name, Owner owner, Instant updatedAt) {
    /** @param type {@code user} or {@code team} */
    record Owner(UUID id, String type) {}

    static PipelineView of(Pipeline pipeline) {
        return new PipelineView(
                pipeline.createdAt,
                AppView.Named.of("cedar"),
                pipeline.id,
                pipeline.name,
                new Owner(pipeline.ownerId, "user"),
                pipeline.updatedAt);
    }
}
