package dev.slipway.platform.release;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.stream.StreamUrls;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The release as the Platform API shows it. */
public record ReleaseView(
        List<String> addonPlanNames,
        List<Artifact> artifacts,
        AppRef app,
        Instant createdAt,
        boolean current,
        String description,
        boolean eligibleForRollback,
        UUID id,
        @Nullable String outputStreamUrl,
        @Nullable SlugRef slug,
        String status,
        Instant updatedAt,
        AccountRef user,
        int version) {

    /** A slug by its id. */
    record SlugRef(UUID id) {}

    /** What the release is made of. */
    record Artifact(UUID id, String type) {}

    public static ReleaseView of(App app, Release release, boolean restorable, StreamUrls urls) {
        return new ReleaseView(
                List.of(),
                release.slugId == null ? List.of() : List.of(new Artifact(release.slugId, "oci-image")),
                AppRef.of(app),
                release.createdAt,
                release.id.equals(app.currentReleaseId),
                describe(release),
                restorable && release.status == Release.Status.SUCCEEDED,
                release.id,
                release.hasOutput() ? urls.of("releases", release.id) : null,
                release.slugId == null ? null : new SlugRef(release.slugId),
                release.status.name().toLowerCase(Locale.ROOT),
                release.updatedAt,
                AccountRef.of(release.accountId),
                release.version);
    }

    private static String describe(Release release) {
        return release.failure == null ? release.description : release.description + ": " + release.failure;
    }
}
