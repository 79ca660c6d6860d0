package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts that have apps in common. */
@Entity
public class Team extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;
    public Instant createdAt;
    public Instant updatedAt;

    public static Optional<Team> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    public static List<Team> inOrderOfNames() {
        return list("order by name");
    }

    /** Those that the account is in. */
    public static List<Team> ofAccount(UUID accountId) {
        return list(
                "id in (select member.teamId from TeamMember member where member.accountId = ?1) order by name",
                accountId);
    }
}
