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

/** What an account that is not the owner may do with an app. */
@Entity
public class Collaborator extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;
    public UUID accountId;

    /** The words of its permissions, with commas between. */
    String permissions;

    public Instant createdAt;
    public Instant updatedAt;

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

    public static Optional<Collaborator> of(UUID appId, UUID accountId) {
        return find("appId = ?1 and accountId = ?2", appId, accountId).firstResultOptional();
    }

    public static List<Collaborator> ofApp(UUID appId) {
        return list("appId = ?1 order by createdAt, id", appId);
    }
}
