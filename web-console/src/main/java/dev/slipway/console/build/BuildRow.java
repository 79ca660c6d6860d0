package dev.slipway.console.build;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One build.
 *
 * @param commit the first digits of the commit
 * @param status {@code queued}, {@code building}, {@code releasing}, {@code succeeded} or {@code failed}
 * @param took from its begin to its end in seconds, such as {@code 12 s}; null while it runs
 * @param release what it became, such as {@code v3}
 */
public record BuildRow(
        UUID id,
        String commit,
        String branch,
        String by,
        String status,
        boolean underWay,
        Instant at,
        @Nullable String took,
        @Nullable String failure,
        @Nullable String release) {

    public static BuildRow of(Build build) {
        return new BuildRow(
                build.id,
                build.commitId.substring(0, 8),
                build.branch == null ? "" : build.branch.replaceFirst("^refs/heads/", ""),
                AccountRef.of(build.accountId).email(),
                build.status.name().toLowerCase(Locale.ROOT),
                build.underWay(),
                build.createdAt,
                took(build),
                build.failure,
                release(build));
    }

    private static @Nullable String took(Build build) {
        return build.startedAt == null || build.underWay()
                ? null
                : Duration.between(build.startedAt, build.updatedAt).toSeconds() + " s";
    }

    private static @Nullable String release(Build build) {
        return Optional.ofNullable(build.releaseId)
                .flatMap(id -> Release.<Release>findByIdOptional(id))
                .map(release -> release.number().toString())
                .orElse(null);
    }
}
