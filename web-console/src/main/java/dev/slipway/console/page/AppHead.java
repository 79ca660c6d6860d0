package dev.slipway.console.page;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.WebUrl;

/**
 * What every page of an app shows of it.
 *
 * @param url where the app is reached
 * @param gitUrl where it is pushed to
 * @param released whether a release of it is live
 */
public record AppHead(String name, String url, String gitUrl, boolean released) {
    public static AppHead of(App app, PlatformConfig config) {
        return new AppHead(
                app.name,
                WebUrl.of(app, config),
                config.apiUrl() + "/" + app.name + ".git",
                app.currentReleaseId != null);
    }

    /** Where the app's pages begin. */
    public String path() {
        return "/console/apps/" + name;
    }
}
