package dev.slipway.platform.slug;

import dev.slipway.model.release.ImageReference;
import jakarta.persistence.Embeddable;

/**
 * The image of one process type.
 *
 * @param size compressed bytes of its layers
 */
@Embeddable
public record SlugImage(String repository, String digest, long size) {
    public ImageReference reference() {
        return new ImageReference(repository, digest);
    }
}
