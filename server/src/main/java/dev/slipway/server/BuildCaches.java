package dev.slipway.server;

import dev.slipway.builder.Builder;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.build.CachePurge;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Clears away what the builder kept for an app: one that is destroyed, or whose owner wants to begin anew. */
@Singleton
class BuildCaches {
    private final Builder builder;

    BuildCaches(Builder builder) {
        this.builder = builder;
    }

    void clear(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            purge(app);
        }
    }

    void purge(@Observes CachePurge event) {
        purge(event.app());
    }

    private void purge(App app) {
        try {
            builder.purgeCache(app.id);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove the build cache of " + app.name, e);
        }
    }
}
