package dev.slipway.console.page;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.WebUrl;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.release.Release;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page of an app shows of it.
 *
 * @param url where the app is reached
 * @param gitUrl where it is pushed to
 * @param deployed whether a release with an image is live
 * @param pipeline the name of the one that it is in; null for none
 * @param may what whoever looks at it may do
 */
public record AppHead(
        String name,
        String url,
        String gitUrl,
        boolean deployed,
        @Nullable String pipeline,
        May may) {
    static AppHead of(App app, Optional<Pipeline> pipeline, May may, PlatformConfig config) {
        return new AppHead(
                app.name,
                WebUrl.of(app, config),
                config.apiUrl() + "/" + app.name + ".git",
                deployed(app),
                pipeline.map(found -> found.name).orElse(null),
                may);
    }

    private static boolean deployed(App app) {
        return Optional.ofNullable(app.currentReleaseId)
                .flatMap(id -> Release.<Release>findByIdOptional(id))
                .filter(release -> release.slugId != null)
                .isPresent();
    }

    /** Where the app's pages begin. */
    public String path() {
        return "/console/apps/" + name;
    }
}
