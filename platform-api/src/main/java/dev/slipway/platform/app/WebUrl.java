package dev.slipway.platform.app;

import dev.slipway.platform.PlatformConfig;

/** Where an app is reached by its own name. */
public final class WebUrl {
    private WebUrl() {}

    public static String of(App app, PlatformConfig config) {
        return "http://%s.%s:%d/".formatted(app.name, config.domain(), config.routerPort());
    }
}
