package dev.slipway.platform.app;

import dev.slipway.platform.log.LogAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells the log plane which apps there are. */
@ApplicationScoped
class AppLogAccess implements LogAccess {
    private final Apps apps;

    AppLogAccess(Apps apps) {
        this.apps = apps;
    }

    @Override
    @Transactional
    public UUID requireApp(String nameOrId) {
        return apps.require(nameOrId).id;
    }
}
