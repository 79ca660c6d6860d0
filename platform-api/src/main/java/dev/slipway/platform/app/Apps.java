package dev.slipway.platform.app;

import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.net.NetworkPool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes, finds, changes and destroys apps. */
@ApplicationScoped
public class Apps {
    private static final String STACK = "bookworm";

    private final Clock clock;
    private final Audit audit;
    private final Event<AppEvent> events;
    private final NetworkPool pool;
    private final NameGenerator names = new NameGenerator(new SecureRandom());

    Apps(Clock clock, Audit audit, Event<AppEvent> events, NetworkPool pool) {
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.pool = pool;
    }

    /** The app with this id or name. */
    public App require(String idOrName) {
        return App.byIdOrName(idOrName)
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that app: there is none named %s.", idOrName));
    }

    /** Makes an app of an account; without a name it gets an invented one. */
    @Transactional
    public App create(Account owner, Optional<AppName> wanted) {
        return create(owner, Optional.empty(), wanted);
    }

    /** Makes an app of a team. */
    @Transactional
    public App create(Account caller, Team team, Optional<AppName> wanted) {
        return create(caller, Optional.of(team.id), wanted);
    }

    private App create(Account owner, Optional<UUID> team, Optional<AppName> wanted) {
        AppName name = wanted.orElseGet(names::next);
        requireFree(name);
        Instant now = clock.instant();
        App app = new App();
        app.id = UUID.randomUUID();
        app.name = name.value();
        app.ownerId = owner.id;
        app.teamId = team.orElse(null);
        app.stack = STACK;
        app.networkNumber = NetworkNumbers.free(pool.slices());
        app.createdAt = now;
        app.updatedAt = now;
        try {
            app.persistAndFlush();
        } catch (PersistenceException madeAtTheSameTime) {
            throw SlipwayException.invalid("Name %s is already taken", name);
        }
        audit.record(owner.id, app.id, app.name, "app:create", "");
        events.fire(new AppEvent.Created(app));
        return app;
    }

    @Transactional
    public App update(Account caller, String idOrName, Optional<AppName> newName, Optional<Boolean> maintenance) {
        App app = App.hold(require(idOrName).id).orElseThrow();
        app.updatedAt = clock.instant();
        newName.filter(name -> !name.value().equals(app.name)).ifPresent(name -> rename(caller, app, name));
        maintenance.filter(on -> on != app.maintenance).ifPresent(on -> maintain(caller, app, on));
        return app;
    }

    private void maintain(Account caller, App app, boolean on) {
        app.maintenance = on;
        audit.record(caller.id, app.id, app.name, on ? "maintenance:on" : "maintenance:off", "");
        events.fire(new AppEvent.MaintenanceSet(app));
    }

    /** Destroys the app with all that belongs to it; its dynos are stopped by the runtime nodes. */
    @Transactional
    public App destroy(Account caller, String idOrName) {
        App app = App.hold(require(idOrName).id).orElseThrow();
        audit.record(caller.id, app.id, app.name, "app:destroy", "");
        events.fire(new AppEvent.Destroyed(app));
        App.deleteById(app.id);
        return app;
    }

    private void rename(Account caller, App app, AppName name) {
        requireFree(name);
        String former = app.name;
        app.name = name.value();
        audit.record(caller.id, app.id, app.name, "app:rename", "was " + former);
        events.fire(new AppEvent.Renamed(app, former));
    }

    private static void requireFree(AppName name) {
        if (App.byName(name.value()).isPresent()) {
            throw SlipwayException.invalid("Name %s is already taken", name);
        }
    }
}
