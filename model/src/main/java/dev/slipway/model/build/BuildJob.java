package dev.slipway.model.build;

import dev.slipway.model.app.AppName;
import java.util.List;
import java.util.UUID;

/**
 * One build that a builder has taken.
 *
 * @param buildpacks the ids of those that the app's owner chose, in their order; empty for those that accept the app
 * @param test whether the app's tests are to run in the image, so that what only they need belongs into it
 * @param repository where in the registry the image belongs, such as {@code apps/0b9c…}
 * @param registryPassword good for pushes to this repository until the build's time limit
 */
public record BuildJob(
        UUID id,
        UUID appId,
        AppName app,
        String commit,
        SourceTree source,
        List<String> buildpacks,
        boolean test,
        String repository,
        String registryPassword) {
    public BuildJob {
        buildpacks = List.copyOf(buildpacks);
    }

    @Override
    public String toString() {
        return "build " + id + " of " + app;
    }
}
