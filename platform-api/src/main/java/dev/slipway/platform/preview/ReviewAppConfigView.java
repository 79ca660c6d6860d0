package dev.slipway.platform.preview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The configuration of a pipeline's review apps as the Platform API shows it. */
record ReviewAppConfigView(
        boolean automaticReviewApps,
        @Nullable String baseName,
        @Nullable Object deployTarget,
        boolean destroyStaleApps,
        UUID pipelineId,
        Repo repo,
        int staleDays,
        boolean waitForCi) {

    /** @param id of a repository that is known to GitHub, which none is here */
    record Repo(int id) {}

    static ReviewAppConfigView of(ReviewAppConfig config) {
        return new ReviewAppConfigView(
                config.automaticReviewApps,
                config.baseName,
                null,
                config.destroyStaleApps,
                config.pipelineId,
                new Repo(0),
                config.staleDays,
                config.waitForCi);
    }
}
