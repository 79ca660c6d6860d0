package dev.slipway.platform.preview;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.Collaborator;
import dev.slipway.platform.app.Ownership;
import dev.slipway.platform.collaborator.CollaboratorEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who works on an app works on its previews: with the permissions that they have there, and as long as they have them. Who
 * was given access to a preview alone keeps it.
 */
@ApplicationScoped
class PreviewAccess {
    private final Clock clock;
    private final Ownership ownership;
    private final Caller caller;

    PreviewAccess(Clock clock, Ownership ownership, Caller caller) {
        this.clock = clock;
        this.ownership = ownership;
        this.caller = caller;
    }

    /** With all who work on the parent, with what each may do there; with the parent's owner for everything. */
    void share(App preview, App parent) {
        preview.locked |= parent.locked;
        Collaborator.ofApp(parent.id).forEach(row -> permit(preview, row.accountId, copy -> copy.permitAs(row)));
        if (parent.teamId == null) {
            permit(preview, parent.ownerId, row -> row.permit(EnumSet.allOf(Permission.class)));
        }
    }

    void follow(@Observes CollaboratorEvent event) {
        App parent = event.app();
        UUID accountId = event.collaborator().user().id();
        boolean removed = event instanceof CollaboratorEvent.Removed;
        for (App preview : previews(parent)) {
            if (removed) {
                takeBack(preview, parent, accountId);
            } else {
                Collaborator.of(parent.id, accountId)
                        .ifPresent(row -> permit(preview, accountId, copy -> copy.permitAs(row)));
            }
        }
    }

    void follow(@Observes AppEvent event) {
        if (event instanceof AppEvent.Transferred(App parent, var _)) {
            previews(parent).forEach(preview -> share(preview, parent));
        }
        if (event instanceof AppEvent.LockSet(App parent)) {
            previews(parent).forEach(preview -> preview.locked = parent.locked);
        }
    }

    private static List<App> previews(App parent) {
        return Preview.liveOf(parent.id).stream()
                .flatMap(preview -> App.<App>findByIdOptional(preview.appId).stream())
                .toList();
    }

    /** The preview has its parent's config vars: who made it doesn't keep it when they lose the parent. */
    private void takeBack(App preview, App parent, UUID accountId) {
        if (preview.isOwnedBy(Account.findById(accountId))) {
            Account owner = Account.findById(parent.ownerId);
            Account actor = caller.ifKnown().orElse(owner);
            if (parent.teamId == null) {
                ownership.give(actor, preview.id, owner);
            } else {
                ownership.give(actor, preview.id, Team.<Team>findById(parent.teamId));
            }
        }
        Collaborator.of(preview.id, accountId).ifPresent(row -> row.delete());
    }

    private void permit(App preview, UUID accountId, Consumer<Collaborator> grant) {
        if (preview.isOwnedBy(Account.findById(accountId))) {
            return;
        }
        Instant now = clock.instant();
        Collaborator row =
                Collaborator.of(preview.id, accountId).orElseGet(() -> Collaborator.joining(preview, accountId, now));
        grant.accept(row);
        row.updatedAt = now;
        row.persist();
    }
}
