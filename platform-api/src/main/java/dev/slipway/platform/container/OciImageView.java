package dev.slipway.platform.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.platform.app.AppView;
import dev.slipway.platform.slug.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slug's image as the Platform API shows it; empty is what nobody said. */
record OciImageView(
        String architecture,
        String baseImageName,
        String baseTopLayer,
        List<String> buildpacks,
        String commit,
        String commitDescription,
        Instant createdAt,
        @Nullable Instant deletedAt,
        String digest,
        UUID id,
        String imageRepo,
        Map<String, Process> processTypes,
        AppView.Named stack,
        Instant updatedAt) {
    /** One process type; {@code isDefault} for the one that gets requests. */
    record Process(
            String name,
            String displayCmd,
            String command,
            @JsonProperty("default") boolean isDefault) {}

    static OciImageView of(Slug slug) {
        Map<String, Process> types = new TreeMap<>();
        slug.types()
                .commands()
                .forEach((type, command) ->
                        types.put(type.value(), new Process(type.value(), command, command, type.servesHttp())));
        return new OciImageView(
                ContainerImages.architecture(),
                "",
                "",
                List.of(),
                Objects.requireNonNullElse(slug.commitId, ""),
                "",
                slug.createdAt,
                null,
                slug.digest,
                slug.id,
                slug.repository,
                types,
                AppView.Named.of(slug.stack),
                slug.createdAt);
    }
}
