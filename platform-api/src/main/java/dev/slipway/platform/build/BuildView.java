package dev.slipway.platform.build;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.stream.StreamUrls;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The build as the Platform API shows it. */
public record BuildView(
        Ref app,
        List<Buildpack> buildpacks,
        Instant createdAt,
        UUID id,
        @Nullable String outputStreamUrl,
        @Nullable Ref release,
        @Nullable Ref slug,
        Source sourceBlob,
        String stack,
        String status,
        Instant updatedAt,
        AccountRef user) {

    /** A thing by its id. */
    record Ref(UUID id) {}

    /** A buildpack that took part. */
    record Buildpack(String name, String url) {}

    /** The source: a commit that was pushed, or a tarball. */
    record Source(
            @Nullable String checksum,
            String url,
            String version,
            @Nullable String versionDescription) {}

    public static BuildView of(App app, Build build, StreamUrls urls) {
        List<Buildpack> buildpacks = build.slugId == null
                ? List.of()
                : Slug.<Slug>findByIdOptional(build.slugId).stream()
                        .map(slug -> new Buildpack(slug.description, ""))
                        .toList();
        String status = build.underWay() ? "pending" : build.status.name().toLowerCase(Locale.ROOT);
        return new BuildView(
                new Ref(app.id),
                buildpacks,
                build.createdAt,
                build.id,
                urls.of("builds", build.id),
                build.releaseId == null ? null : new Ref(build.releaseId),
                build.slugId == null ? null : new Ref(build.slugId),
                new Source(
                        build.sourceChecksum,
                        build.sourceUrl == null ? "" : build.sourceUrl,
                        build.version(),
                        build.sourceVersionDescription),
                app.stack,
                status,
                build.updatedAt,
                AccountRef.of(build.accountId));
    }
}
