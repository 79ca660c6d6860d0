package dev.slipway.platform.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.account.TeamRole;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The team as the Platform API shows it. */
record TeamView(
        Instant createdAt,
        boolean creditCardCollections,
        @JsonProperty("default") boolean isDefault,
        @Nullable Object enterpriseAccount,
        UUID id,
        @Nullable Object identityProvider,
        @Nullable Integer membershipLimit,
        String name,
        boolean provisionedLicenses,
        @Nullable String role,
        String type,
        Instant updatedAt) {

    /** @param role the caller's */
    static TeamView of(Team team, Optional<TeamRole> role) {
        return new TeamView(
                team.createdAt,
                false,
                false,
                null,
                team.id,
                null,
                null,
                team.name,
                false,
                role.map(TeamRole::word).orElse(null),
                "team",
                team.updatedAt);
    }
}
