package dev.slipway.platform.slug;

import dev.slipway.platform.app.AppView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slug as the Platform API shows it: an image of the registry, whose digest is its checksum. */
record SlugView(
        Blob blob,
        String buildpackProvidedDescription,
        String checksum,
        String commit,
        @Nullable String commitDescription,
        Instant createdAt,
        @Nullable Instant deletedAt,
        UUID id,
        Map<String, String> processTypes,
        long size,
        AppView.Named stack,
        Instant updatedAt) {

    /** Where the image's manifest is, for whoever has a key. */
    record Blob(String method, String url) {}

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
}
