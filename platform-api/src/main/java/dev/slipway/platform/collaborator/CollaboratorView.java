package dev.slipway.platform.collaborator;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.PermissionView;
import dev.slipway.platform.account.TeamMember;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.app.Collaborator;
import dev.slipway.platform.app.Rights;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The collaborator as the Platform API shows it. */
public record CollaboratorView(
        AppRef app,
        Instant createdAt,
        UUID id,
        List<PermissionView> permissions,
        String role,
        Instant updatedAt,
        User user) {

    public record User(String email, boolean federated, UUID id) {}

    static CollaboratorView owner(App app, Account owner) {
        String row = app.id + " " + owner.id;
        UUID id = UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.UTF_8));
        return of(app, owner, id, EnumSet.allOf(Permission.class), "owner", app.createdAt, app.createdAt);
    }

    /** Somebody of the team who hasn't joined the app. */
    static CollaboratorView of(App app, Account account, TeamMember member) {
        return of(
                app,
                account,
                member.id,
                Rights.ofRole(member, app, false),
                member.role.word(),
                member.createdAt,
                member.updatedAt);
    }

    /** Somebody of the team who has. */
    static CollaboratorView of(App app, Account account, TeamMember member, Collaborator row) {
        return of(
                app,
                account,
                row.id,
                Rights.ofRole(member, app, true),
                member.role.word(),
                row.createdAt,
                row.updatedAt);
    }

    static CollaboratorView of(App app, Account account, Collaborator row) {
        return of(app, account, row.id, row.permissions(), "collaborator", row.createdAt, row.updatedAt);
    }

    private static CollaboratorView of(
            App app,
            Account account,
            UUID id,
            Set<Permission> permissions,
            String role,
            Instant createdAt,
            Instant updatedAt) {
        return new CollaboratorView(
                AppRef.of(app),
                createdAt,
                id,
                permissions.stream().map(PermissionView::of).toList(),
                role,
                updatedAt,
                new User(account.email, false, account.id));
    }

    boolean isNamed(String idOrEmail) {
        return List.of(id.toString(), user.id().toString(), user.email()).contains(idOrEmail);
    }

    /** The permissions with commas between, for people. */
    String words() {
        return permissions.stream().map(PermissionView::name).collect(Collectors.joining(","));
    }
}
