package dev.slipway.platform.app;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Gives apps to other owners. Whoever owned it keeps access as a collaborator, as on Heroku. */
@ApplicationScoped
public class Ownership {
    private static final Set<Permission> OF_FORMER_OWNERS = EnumSet.of(Permission.DEPLOY, Permission.OPERATE);

    private final Clock clock;
    private final Audit audit;
    private final Event<AppEvent> events;

    Ownership(Clock clock, Audit audit, Event<AppEvent> events) {
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public App give(Account caller, UUID appId, Account recipient) {
        App app = App.hold(appId).orElseThrow();
        if (app.isOwnedBy(recipient)) {
            return app;
        }
        AccountRef former = AppOwner.of(app);
        keepFormerOwner(app);
        Collaborator.leaveAll(app.id);
        Collaborator.of(app.id, recipient.id).ifPresent(row -> row.delete());
        app.ownerId = recipient.id;
        app.teamId = null;
        app.locked = false;
        return changed(caller, app, former, recipient.email);
    }

    /** An app that is locked stays so: who is in the other team doesn't get into it unasked. */
    @Transactional
    public App give(Account caller, UUID appId, Team team) {
        App app = App.hold(appId).orElseThrow();
        if (team.id.equals(app.teamId)) {
            return app;
        }
        AccountRef former = AppOwner.of(app);
        keepFormerOwner(app);
        Collaborator.leaveAll(app.id);
        app.teamId = team.id;
        return changed(caller, app, former, "team " + team.name);
    }

    private App changed(Account caller, App app, AccountRef former, String owner) {
        app.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, "app:transfer", "to " + owner);
        events.fire(new AppEvent.Transferred(app, former));
        return app;
    }

    private void keepFormerOwner(App app) {
        if (app.teamId != null || Collaborator.of(app.id, app.ownerId).isPresent()) {
            return;
        }
        Collaborator row = Collaborator.joining(app, app.ownerId, clock.instant());
        row.permit(OF_FORMER_OWNERS);
        row.persist();
    }
}
