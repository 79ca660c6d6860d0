package dev.slipway.platform.pipeline;

import dev.slipway.platform.http.Listing;
import java.time.Instant;
import java.util.UUID;

/** The coupling as the Platform API shows it. */
record CouplingView(Ref app, Instant createdAt, UUID id, Ref pipeline, String stage, Instant updatedAt) {
    static final Listing<PipelineCoupling> LIST = Listing.<PipelineCoupling>of(coupling -> coupling.id)
            .byTime("created_at", coupling -> coupling.createdAt)
            .byTime("updated_at", coupling -> coupling.updatedAt);

    record Ref(UUID id) {}

    static CouplingView of(PipelineCoupling coupling) {
        return new CouplingView(
                new Ref(coupling.appId),
                coupling.createdAt,
                coupling.id,
                new Ref(coupling.pipelineId),
                coupling.stage.word(),
                coupling.updatedAt);
    }
}
