package dev.slipway.platform.preview;

import dev.slipway.platform.setup.AppSetup;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A preview as the Platform API shows it: as a pipeline's review app. */
record ReviewAppView(
        @Nullable Ref app,
        @Nullable Ref appSetup,
        String branch,
        Instant createdAt,
        Ref creator,
        @Nullable String errorStatus,
        @Nullable ForkRepo forkRepo,
        UUID id,
        @Nullable String message,
        Ref pipeline,
        @Nullable Long prNumber,
        String status,
        Instant updatedAt,
        boolean waitForCi) {

    /** A thing by its id. */
    record Ref(@Nullable UUID id) {}

    /** The repository that the branch is of, by GitHub's number. */
    record ForkRepo(long id) {}

    static ReviewAppView of(Preview preview) {
        return new ReviewAppView(
                preview.endedAt == null ? new Ref(preview.appId) : null,
                AppSetup.ofApp(preview.appId).map(setup -> new Ref(setup.id)).orElse(null),
                preview.name,
                preview.createdAt,
                new Ref(preview.accountId),
                preview.failure,
                preview.forkRepoId == null ? null : new ForkRepo(preview.forkRepoId),
                preview.id,
                preview.failure,
                new Ref(preview.pipelineId),
                preview.prNumber,
                preview.status.name().toLowerCase(Locale.ROOT),
                preview.updatedAt,
                false);
    }
}
