package dev.slipway.platform.collaborator;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.TeamMember;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Collaborator;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gives access to apps, and takes it. */
@ApplicationScoped
public class Collaborators {
    private final Clock clock;
    private final Audit audit;
    private final Rights rights;
    private final Event<CollaboratorEvent> events;

    Collaborators(Clock clock, Audit audit, Rights rights, Event<CollaboratorEvent> events) {
        this.clock = clock;
        this.audit = audit;
        this.rights = rights;
        this.events = events;
    }

    /** The owner or the team's members, and then whoever was given access. */
    public List<CollaboratorView> of(App app) {
        List<CollaboratorView> views = new ArrayList<>();
        if (app.teamId == null) {
            views.add(CollaboratorView.owner(app, Account.findById(app.ownerId)));
        } else {
            TeamMember.ofTeam(app.teamId)
                    .forEach(member -> views.add(CollaboratorView.of(app, Account.findById(member.accountId), member)));
        }
        Collaborator.ofApp(app.id)
                .forEach(row -> views.add(CollaboratorView.of(app, Account.findById(row.accountId), row)));
        return views;
    }

    /** @param idOrEmail the collaborator's id, or the account's, or its e-mail address */
    CollaboratorView require(App app, String idOrEmail) {
        return of(app).stream()
                .filter(view -> view.isNamed(idOrEmail))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that collaborator: %s has no access to %s.", idOrEmail, app.name));
    }

    @Transactional
    CollaboratorView add(Account caller, App app, String email, Set<Permission> permissions) {
        App.hold(app.id);
        Account account = Account.byIdOrEmail(email)
                .orElseThrow(() -> SlipwayException.invalid(
                        "There is no user %s. An administrator can add them first: slipway users:add %1$s.", email));
        if (app.isOwnedBy(account) || Collaborator.of(app.id, account.id).isPresent()) {
            throw SlipwayException.invalid(
                    "%s has access to %s already. To change it: slipway access:update.", account.email, app.name);
        }
        Instant now = clock.instant();
        Collaborator row = new Collaborator();
        row.id = UUID.randomUUID();
        row.appId = app.id;
        row.accountId = account.id;
        row.permit(permissions);
        row.createdAt = now;
        row.updatedAt = now;
        row.persist();
        CollaboratorView added = changed(caller, app, account, row, "access:add");
        events.fire(new CollaboratorEvent.Added(app, added));
        return added;
    }

    @Transactional
    CollaboratorView update(Account caller, App app, String idOrEmail, Set<Permission> permissions) {
        Collaborator row = row(app, idOrEmail);
        row.permit(permissions);
        row.updatedAt = clock.instant();
        CollaboratorView updated = changed(caller, app, Account.findById(row.accountId), row, "access:update");
        events.fire(new CollaboratorEvent.Changed(app, updated));
        return updated;
    }

    /** Everybody may give up their own access. */
    @Transactional
    CollaboratorView remove(Account caller, App app, String idOrEmail) {
        Collaborator row = row(app, idOrEmail);
        if (!row.accountId.equals(caller.id)) {
            rights.require(caller, app, Permission.MANAGE);
        }
        CollaboratorView last = changed(caller, app, Account.findById(row.accountId), row, "access:remove");
        row.delete();
        events.fire(new CollaboratorEvent.Removed(app, last));
        return last;
    }

    private Collaborator row(App app, String idOrEmail) {
        CollaboratorView found = require(app, idOrEmail);
        return Collaborator.<Collaborator>findByIdOptional(found.id())
                .orElseThrow(() -> SlipwayException.invalid(
                        app.teamId == null
                                ? "%s owns %s, and so may do everything with it. Transfer the app to change that: slipway apps:transfer."
                                : "%s has access to %s as a member of its team. Change that there: slipway members:set.",
                        found.user().email(),
                        app.name));
    }

    private CollaboratorView changed(Account caller, App app, Account account, Collaborator row, String action) {
        CollaboratorView view = CollaboratorView.of(app, account, row);
        audit.record(caller.id, app.id, app.name, action, account.email + " " + view.words());
        return view;
    }
}
