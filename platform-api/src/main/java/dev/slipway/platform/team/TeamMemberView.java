package dev.slipway.platform.team;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.TeamMember;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The member as the Platform API shows it. */
record TeamMemberView(
        Instant createdAt,
        String email,
        boolean federated,
        UUID id,
        @Nullable Object identityProvider,
        String role,
        boolean twoFactorAuthentication,
        Instant updatedAt,
        User user) {

    record User(String email, UUID id, String name) {}

    static TeamMemberView of(TeamMember member) {
        Account account = Account.findById(member.accountId);
        return new TeamMemberView(
                member.createdAt,
                account.email,
                false,
                member.id,
                null,
                member.role.word(),
                account.hasSecondFactor(),
                member.updatedAt,
                new User(account.email, account.id, account.name));
    }
}
