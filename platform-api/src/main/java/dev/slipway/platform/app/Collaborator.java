package dev.slipway.platform.app;

import dev.slipway.platform.account.Permission;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an account that is not the owner may do with an app. A member of the app's team who joined it has a row without
 * permissions: what they may do is said by their role, as long as they are in the team.
 */
@Entity
public class Collaborator extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public UUID accountId;

    /** The words of its permissions, with commas between; empty for who joined. */
    String permissions = "";

    public Instant createdAt;
    public Instant updatedAt;

    /** One that has joined. */
    public static Collaborator joining(App app, UUID accountId, Instant now) {
        Collaborator row = new Collaborator();
        row.id = UUID.randomUUID();
        row.appId = app.id;
        row.accountId = accountId;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    public boolean hasJoined() {
        return permissions.isEmpty();
    }

    /** Empty for who joined. */
    public Set<Permission> permissions() {
        return Arrays.stream(permissions.split(","))
                .flatMap(word -> Permission.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** Each brings the permission to view. */
    public void permit(Collection<Permission> granted) {
        EnumSet<Permission> all = EnumSet.of(Permission.VIEW);
        all.addAll(granted);
        permissions = all.stream().map(Permission::word).collect(Collectors.joining(","));
    }

    /** The same as another may. */
    public void permitAs(Collaborator other) {
        permissions = other.permissions;
    }

    public static Optional<Collaborator> of(UUID appId, UUID accountId) {
        return find("appId = ?1 and accountId = ?2", appId, accountId).firstResultOptional();
    }

    public static List<Collaborator> ofApp(UUID appId) {
        return list("appId = ?1 order by createdAt, id", appId);
    }

    /** Who leaves a team has joined none of its apps any more. */
    public static void leave(UUID teamId, UUID accountId) {
        delete(
                "permissions = '' and accountId = ?1 and appId in (select app.id from App app where app.teamId = ?2)",
                accountId,
                teamId);
    }

    /** What is no longer the team's has been joined by nobody. */
    static void leaveAll(UUID appId) {
        delete("permissions = '' and appId = ?1", appId);
    }
}
