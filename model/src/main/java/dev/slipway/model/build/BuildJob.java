package dev.slipway.model.build;

import dev.slipway.model.app.AppName;
import java.util.UUID;

/**
 * One build that a builder has taken.
 *
 * @param repository where in the registry the image belongs, such as {@code apps/0b9c…}
 * @param registryPassword good for pushes to this repository until the build's time limit
 */
public record BuildJob(
        UUID id,
        UUID appId,
        AppName app,
        String commit,
        SourceTree source,
        String repository,
        String registryPassword) {
    @Override
    public String toString() {
        return "build " + id + " of " + app;
    }
}
