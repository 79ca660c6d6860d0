package dev.slipway.platform.app;

import java.util.UUID;

/** How other resources name an app. */
public record AppRef(UUID id, String name) {
    public static AppRef of(App app) {
        return new AppRef(app.id, app.name);
    }
}
