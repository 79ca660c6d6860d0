package dev.slipway.console.release;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One release.
 *
 * @param version such as {@code v3}
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 * @param failure why it failed
 * @param output what its release phase printed
 * @param live whether it is the one that runs
 * @param returnable whether the page offers a rollback to it
 */
public record ReleaseRow(
        String version,
        String description,
        String by,
        Instant at,
        String status,
        @Nullable String failure,
        String output,
        boolean live,
        boolean returnable) {

    public static ReleaseRow of(App app, Release release) {
        return of(app, release, false);
    }

    /** @param restorable whether its image is kept */
    static ReleaseRow of(App app, Release release, boolean restorable) {
        boolean live = release.id.equals(app.currentReleaseId);
        return new ReleaseRow(
                release.number().toString(),
                release.description,
                AccountRef.of(release.accountId).email(),
                release.createdAt,
                release.status.name().toLowerCase(Locale.ROOT),
                release.failure,
                release.output,
                live,
                restorable && !live && release.status == Release.Status.SUCCEEDED);
    }
}
