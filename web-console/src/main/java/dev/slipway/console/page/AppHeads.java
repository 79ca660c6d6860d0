package dev.slipway.console.page;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the head of an app's pages for whoever asks for one. */
@ApplicationScoped
public class AppHeads {
    private final Rights rights;
    private final Pipelines pipelines;
    private final Caller caller;
    private final PlatformConfig config;

    AppHeads(Rights rights, Pipelines pipelines, Caller caller, PlatformConfig config) {
        this.rights = rights;
        this.pipelines = pipelines;
        this.caller = caller;
        this.config = config;
    }

    public AppHead of(App app) {
        return AppHead.of(
                app,
                pipelines.ofApp(app.id).flatMap(id -> Pipeline.<Pipeline>findByIdOptional(id)),
                new May(rights.of(caller.account(), app)),
                config);
    }
}
