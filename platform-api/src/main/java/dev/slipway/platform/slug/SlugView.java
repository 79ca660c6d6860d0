package dev.slipway.platform.slug;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppView;
import dev.slipway.platform.stream.StreamUrls;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slug as the Platform API shows it: an image of the registry, whose digest is its checksum. */
public record SlugView(
        Blob blob,
        @Nullable String buildpackProvidedDescription,
        @Nullable String checksum,
        @Nullable String commit,
        @Nullable String commitDescription,
        Instant createdAt,
        @Nullable Instant deletedAt,
        UUID id,
        Map<String, String> processTypes,
        @Nullable Long size,
        AppView.Named stack,
        Instant updatedAt) {

    /** What the URLs that slugs are uploaded to are good for. */
    public static final String UPLOADS = "uploads/slugs";

    private static final Duration UPLOAD = Duration.ofHours(1);

    /** Where the image's manifest is, for whoever has a key, or where the files are to be put, for whoever has the URL. */
    public record Blob(String method, String url) {}

    static SlugView of(Slug slug, String apiUrl) {
        return new SlugView(
                new Blob("GET", "%s/v2/%s/manifests/%s".formatted(apiUrl, slug.repository, slug.digest)),
                slug.description,
                slug.digest,
                slug.commitId,
                null,
                slug.createdAt,
                null,
                slug.id,
                slug.types().asStrings(),
                slug.size,
                AppView.Named.of(slug.stack),
                slug.createdAt);
    }

    /** One whose files are still to come. */
    public static SlugView of(App app, SlugUpload upload, StreamUrls urls) {
        return new SlugView(
                new Blob("PUT", urls.of(UPLOADS, upload.id, UPLOAD)),
                upload.description,
                upload.checksum,
                upload.commitId,
                null,
                upload.createdAt,
                null,
                upload.id,
                upload.types().asStrings(),
                null,
                AppView.Named.of(app.stack),
                upload.createdAt);
    }
}
