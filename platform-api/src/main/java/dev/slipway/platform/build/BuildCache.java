package dev.slipway.platform.build;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What builds of an app keep for its next one. */
@ApplicationScoped
class BuildCache {
    private final Audit audit;
    private final Event<CachePurge> purges;

    BuildCache(Audit audit, Event<CachePurge> purges) {
        this.audit = audit;
        this.purges = purges;
    }

    /**
     * Empties it; what is live is not touched.
     *
     * @throws SlipwayException {@code conflict} while a build uses it
     */
    @Transactional
    void purge(Account caller, UUID appId) {
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        if (Build.building(app.id)) {
            throw SlipwayException.conflict(
                    "A build of %1$s is running and uses the cache. Wait for its end, or cancel it: slipway builds:cancel -a %1$s",
                    app.name);
        }
        purges.fire(new CachePurge(app));
        audit.record(caller.id, app.id, app.name, "build-cache:purge", "");
    }
}
