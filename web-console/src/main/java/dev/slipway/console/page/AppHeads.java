package dev.slipway.console.page;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the head of an app's pages for whoever asks for one. */
@ApplicationScoped
public class AppHeads {
    private final Rights rights;
    private final Caller caller;
    private final PlatformConfig config;

    AppHeads(Rights rights, Caller caller, PlatformConfig config) {
        this.rights = rights;
        this.caller = caller;
        this.config = config;
    }

    public AppHead of(App app) {
        return AppHead.of(app, new May(rights.of(caller.account(), app)), config);
    }
}
