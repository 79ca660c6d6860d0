package dev.slipway.platform.app;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.TeamMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what with an app: administrators and its owner everything, members of its team what their role says
 * (less if the app is locked and they haven't joined it), collaborators what they were granted.
 */
@ApplicationScoped
public class Rights {
    public Set<Permission> of(Account account, App app) {
        if (account.admin || app.isOwnedBy(account)) {
            return EnumSet.allOf(Permission.class);
        }
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        Optional<Collaborator> row = Collaborator.of(app.id, account.id);
        row.ifPresent(access -> granted.addAll(access.permissions()));
        if (app.teamId != null) {
            boolean joined = row.filter(Collaborator::hasJoined).isPresent();
            TeamMember.of(app.teamId, account.id).ifPresent(member -> granted.addAll(ofRole(member, app, joined)));
        }
        return granted;
    }

    /** What the role says to a member of the app's team; whether they joined it makes a difference if it is locked. */
    public static Set<Permission> ofRole(TeamMember member, App app, boolean joined) {
        return app.locked && !joined ? member.role.permissionsOnLocked() : member.role.permissions();
    }

    /** @throws SlipwayException {@code forbidden} if the account has none of these permissions on the app */
    public void require(Account account, App app, Permission... anyOf) {
        Set<Permission> granted = of(account, app);
        if (Arrays.stream(anyOf).anyMatch(granted::contains)) {
            return;
        }
        if (granted.isEmpty()) {
            throw new SlipwayException(new Problem.Forbidden(
                    "You do not have access to the app %s. Somebody who manages it can give it to you: slipway access:add %s -a %1$s."
                            .formatted(app.name, account.email)));
        }
        throw new SlipwayException(new Problem.Forbidden(
                "This needs the permission %s on %s, and %s has %s. Somebody who manages the app can change that: slipway access:update."
                        .formatted(words(List.of(anyOf), " or "), app.name, account.email, words(granted, ", "))));
    }

    /** The apps that the account has any permission on, in the order of their names. */
    public List<App> visible(Account account) {
        return account.admin ? App.inOrderOfNames() : App.visibleTo(account.id);
    }

    void refuseOwners(@Observes AccountEvent.Deleting event) {
        List<App> owned = App.ownedBy(event.account().id);
        if (!owned.isEmpty()) {
            throw SlipwayException.invalid(
                    "%s owns %d app(s), such as %s. Transfer or destroy them first: slipway apps:transfer ADDRESS -a APP.",
                    event.account().email, owned.size(), owned.getFirst().name);
        }
        Collaborator.delete("accountId", event.account().id);
    }

    private static String words(Collection<Permission> permissions, String between) {
        return permissions.stream().map(Permission::word).collect(Collectors.joining(between));
    }
}
