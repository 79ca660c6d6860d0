package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An account in a team. */
@Entity
public class TeamMember extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID teamId;
    public UUID accountId;

    @Enumerated(EnumType.STRING)
    public TeamRole role;

    public Instant createdAt;
    public Instant updatedAt;

    public static Optional<TeamMember> of(UUID teamId, UUID accountId) {
        return find("teamId = ?1 and accountId = ?2", teamId, accountId).firstResultOptional();
    }

    public static List<TeamMember> ofTeam(UUID teamId) {
        return list("teamId = ?1 order by createdAt, id", teamId);
    }

    public static long administrators(UUID teamId) {
        return count("teamId = ?1 and role = ?2", teamId, TeamRole.ADMIN);
    }
}
