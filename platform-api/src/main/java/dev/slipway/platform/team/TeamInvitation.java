package dev.slipway.platform.team;

import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.account.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A link by which whoever has the address may join a team, once. Its token is stored only as a SHA-256 hash; the row goes
 * when it is used.
 */
@Entity
class TeamInvitation extends PanacheEntityBase {
    @Id
    UUID id;

    UUID teamId;

    /** In lower case; there may be no account of it yet. */
    String email;

    @Enumerated(EnumType.STRING)
    TeamRole role;

    String tokenHash;

    /** The account that vouches for the address. */
    UUID inviterId;

    Instant createdAt;

    /** When the link was made that is good now. */
    Instant updatedAt;

    Instant expiresAt;

    static Optional<TeamInvitation> live(String token, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", Tokens.hash(token), now)
                .firstResultOptional();
    }

    static Optional<TeamInvitation> of(UUID teamId, String email) {
        return find("teamId = ?1 and email = ?2", teamId, email).firstResultOptional();
    }

    static List<TeamInvitation> pending(UUID teamId, Instant now) {
        return list("teamId = ?1 and expiresAt > ?2 order by email", teamId, now);
    }

    static void deleteExpired(Instant now) {
        delete("expiresAt <= ?1", now);
    }
}
