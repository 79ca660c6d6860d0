package dev.slipway.platform.team;

import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Collaborator;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes apps of teams, locks and unlocks them. */
@ApplicationScoped
class TeamApps {
    private final Clock clock;
    private final Apps apps;
    private final Teams teams;
    private final Audit audit;
    private final Event<AppEvent> events;

    TeamApps(Clock clock, Apps apps, Teams teams, Audit audit, Event<AppEvent> events) {
        this.clock = clock;
        this.apps = apps;
        this.teams = teams;
        this.audit = audit;
        this.events = events;
    }

    /** Whoever makes it has joined it. */
    @Transactional
    App create(Account caller, Team team, Optional<AppName> name, boolean locked) {
        App app = apps.create(caller, team, name);
        if (teams.role(caller, team).isPresent()) {
            Collaborator.joining(app, caller.id, clock.instant()).persist();
        }
        return locked ? lock(caller, app, true) : app;
    }

    /** Locked, it can be joined no longer, and members who haven't joined it may only look at it. */
    @Transactional
    App lock(Account caller, UUID appId, boolean locked) {
        App app = App.hold(appId).orElseThrow();
        if (app.locked == locked) {
            return app;
        }
        if (app.teamId == null) {
            throw SlipwayException.invalid(
                    "Only apps of teams can be locked, and %s is none: nobody has access to it who wasn't given it. Move it to a team: slipway apps:transfer TEAM -a %1$s.",
                    app.name);
        }
        return lock(caller, app, locked);
    }

    private App lock(Account caller, App app, boolean locked) {
        app.locked = locked;
        app.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, locked ? "app:lock" : "app:unlock", "");
        events.fire(new AppEvent.LockSet(app));
        return app;
    }
}
