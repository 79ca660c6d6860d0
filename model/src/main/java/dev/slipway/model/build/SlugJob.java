package dev.slipway.model.build;

import dev.slipway.model.app.ProcessTypes;
import java.nio.file.Path;
import java.util.UUID;

/**
 * An app that was built elsewhere, to be packed into an image.
 *
 * @param directory what is to be {@code /app} in the image; no link in it leads out of it
 * @param repository where in the registry the image belongs, such as {@code apps/0b9c…}
 * @param registryPassword good for pushes to this repository
 */
public record SlugJob(UUID id, Path directory, ProcessTypes processTypes, String repository, String registryPassword) {
    @Override
    public String toString() {
        return "slug " + id;
    }
}
