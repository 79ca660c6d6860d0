package dev.slipway.platform.collaborator;

import dev.slipway.model.error.Problem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        List<Collaborator> rows = Collaborator.ofApp(app.id);
        List<CollaboratorView> views = new ArrayList<>();
        if (app.teamId == null) {
            views.add(CollaboratorView.owner(app, Account.findById(app.ownerId)));
        } else {
            TeamMember.ofTeam(app.teamId).forEach(member -> views.add(view(app, member, rows)));
        }
        rows.stream().filter(row -> !row.hasJoined()).forEach(row -> views.add(view(app, row)));
        return views;
    }

    private static CollaboratorView view(App app, TeamMember member, List<Collaborator> rows) {
        return rows.stream()
                .filter(row -> row.hasJoined() && row.accountId.equals(member.accountId))
                .findFirst()
                .map(row -> view(app, row))
                .orElseGet(() -> CollaboratorView.of(app, Account.findById(member.accountId), member));
    }

    private static CollaboratorView view(App app, Collaborator row) {
        Account account = Account.findById(row.accountId);
        return row.hasJoined()
                ? CollaboratorView.of(app, account, memberOf(app, account).orElseThrow(), row)
                : CollaboratorView.of(app, account, row);
    }

    private static Optional<TeamMember> memberOf(App app, Account account) {
        return Optional.ofNullable(app.teamId).flatMap(team -> TeamMember.of(team, account.id));
    }

    /** @param idOrEmail the collaborator's id, or the account's, or its e-mail address */
    CollaboratorView require(App app, String idOrEmail) {
        return of(app).stream()
                .filter(view -> view.isNamed(idOrEmail))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that collaborator: %s has no access to %s.", idOrEmail, app.name));
    }

    /** Whether this is how a member of the app's team adds themself, by their id or address. */
    boolean mayJoin(Account caller, App app, String idOrEmail) {
        return memberOf(app, caller).isPresent()
                && Account.byIdOrEmail(idOrEmail)
                        .filter(account -> account.id.equals(caller.id))
                        .isPresent();
    }

    /** Puts a member of the app's team on its list; what they may do is said by their role as long as they have it. */
    @Transactional
    CollaboratorView join(Account caller, App app) {
        App held = App.hold(app.id).orElseThrow();
        if (held.locked && !rights.of(caller, held).contains(Permission.MANAGE)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "The app %s is locked, so members of its team can't join it by themselves. Somebody who manages it can add you: slipway access:add %s -a %1$s."
                            .formatted(held.name, caller.email)));
        }
        requireNew(held, caller);
        Collaborator row = Collaborator.joining(held, caller.id, clock.instant());
        row.persist();
        return added(caller, held, row, "access:join");
    }

    @Transactional
    CollaboratorView add(Account caller, App app, String email, Set<Permission> permissions) {
        rights.require(caller, app, Permission.MANAGE);
        App.hold(app.id);
        Account account = Account.byIdOrEmail(email)
                .orElseThrow(() -> SlipwayException.invalid(
                        "There is no user %s. An administrator can add them first: slipway users:add %1$s.", email));
        requireNew(app, account);
        Collaborator row = Collaborator.joining(app, account.id, clock.instant());
        row.permit(permissions);
        row.persist();
        return added(caller, app, row, "access:add");
    }

    private static void requireNew(App app, Account account) {
        if (app.isOwnedBy(account) || Collaborator.of(app.id, account.id).isPresent()) {
            throw SlipwayException.invalid(
                    "%s has access to %s already. To change it: slipway access:update.", account.email, app.name);
        }
    }

    private CollaboratorView added(Account caller, App app, Collaborator row, String action) {
        CollaboratorView added = changed(caller, app, row, action);
        events.fire(new CollaboratorEvent.Added(app, added));
        return added;
    }

    @Transactional
    CollaboratorView update(Account caller, App app, String idOrEmail, Set<Permission> permissions) {
        Collaborator row = row(app, idOrEmail);
        row.permit(permissions);
        row.updatedAt = clock.instant();
        CollaboratorView updated = changed(caller, app, row, "access:update");
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
        CollaboratorView last = changed(caller, app, row, "access:remove");
        row.delete();
        events.fire(new CollaboratorEvent.Removed(app, last));
        return last;
    }

    /** Who is in the team, and was given access besides, is meant by what they were given. */
    private Collaborator row(App app, String idOrEmail) {
        CollaboratorView found = require(app, idOrEmail);
        return Collaborator.of(app.id, found.user().id())
                .orElseThrow(() -> SlipwayException.invalid(
                        app.teamId == null
                                ? "%s owns %s, and so may do everything with it. Transfer the app to change that: slipway apps:transfer."
                                : "%s has access to %s as a member of its team. Change that there: slipway members:set.",
                        found.user().email(),
                        app.name));
    }

    private CollaboratorView changed(Account caller, App app, Collaborator row, String action) {
        CollaboratorView view = view(app, row);
        audit.record(caller.id, app.id, app.name, action, view.user().email() + " " + view.words());
        return view;
    }
}
