package dev.slipway.platform.pipeline;

import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The promotion as the Platform API shows it. */
record PromotionView(Instant createdAt, UUID id, Ref pipeline, Source source, String status, Instant updatedAt) {
    record Ref(UUID id) {}

    record Source(Ref app, Ref release) {}

    /** An app that it goes to. */
    record Target(
            Ref app,
            @Nullable String errorMessage,
            UUID id,
            Ref pipelinePromotion,
            @Nullable Ref release,
            String status) {

        static Target of(PromotionTarget target) {
            Release.@Nullable Status status =
                    target.release().map(release -> release.status).orElse(null);
            return new Target(
                    new Ref(target.appId),
                    target.failure != null
                            ? target.failure
                            : target.release().map(release -> release.failure).orElse(null),
                    target.id,
                    new Ref(target.promotionId),
                    target.releaseId == null ? null : new Ref(target.releaseId),
                    status == null
                            ? "failed"
                            : switch (status) {
                                case PENDING -> "pending";
                                case SUCCEEDED -> "succeeded";
                                case FAILED -> "failed";
                            });
        }
    }

    static PromotionView of(PipelinePromotion promotion) {
        List<PromotionTarget> targets = PromotionTarget.of(promotion.id);
        return new PromotionView(
                promotion.createdAt,
                promotion.id,
                new Ref(promotion.pipelineId),
                new Source(new Ref(promotion.sourceAppId), new Ref(promotion.sourceReleaseId)),
                targets.stream().anyMatch(PromotionTarget::isPending) ? "pending" : "completed",
                promotion.createdAt);
    }
}
