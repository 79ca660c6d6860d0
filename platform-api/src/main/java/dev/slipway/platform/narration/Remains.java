package dev.slipway.platform.narration;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Clears away a destroyed app's log and images. */
@ApplicationScoped
class Remains {
    private final LogStore logs;
    private final Registry registry;
    private final AfterCommit afterCommit;

    Remains(LogStore logs, Registry registry, AfterCommit afterCommit) {
        this.logs = logs;
        this.registry = registry;
        this.afterCommit = afterCommit;
    }

    void clear(@Observes AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            UUID id = app.id;
            afterCommit.run(() -> logs.delete(id));
            afterCommit.run(() -> registry.deleteRepositories("apps/" + id));
        }
    }
}
