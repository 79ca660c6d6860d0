package dev.slipway.console.pipeline;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.pipeline.PipelinePromotion;
import dev.slipway.platform.pipeline.PromotionTarget;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pipeline's last promotion: of which app, by whom, and how it goes in each target. */
record PromotionView(String source, String by, Instant at, List<Target> targets) {
    /**
     * One app that was promoted to.
     *
     * @param release what it got, such as {@code v7}; null if it got none
     * @param failure why it got none, or why that failed
     */
    record Target(
            String app,
            @Nullable String release,
            String status,
            @Nullable String failure) {}

    /** @param seen the ids of the apps that whoever looks at it sees; the others are left out */
    static Optional<PromotionView> of(PipelinePromotion promotion, Set<UUID> seen) {
        if (!seen.contains(promotion.sourceAppId)) {
            return Optional.empty();
        }
        List<Target> targets = PromotionTarget.of(promotion.id).stream()
                .filter(target -> seen.contains(target.appId))
                .map(PromotionView::target)
                .toList();
        return Optional.of(new PromotionView(
                App.<App>findById(promotion.sourceAppId).name,
                AccountRef.of(promotion.accountId).email(),
                promotion.createdAt,
                targets));
    }

    private static Target target(PromotionTarget target) {
        Optional<Release> release = target.release();
        return new Target(
                App.<App>findById(target.appId).name,
                release.map(found -> found.number().toString()).orElse(null),
                release.map(found -> found.status.name().toLowerCase(Locale.ROOT))
                        .orElse("failed"),
                release.isPresent() ? release.get().failure : target.failure);
    }
}
