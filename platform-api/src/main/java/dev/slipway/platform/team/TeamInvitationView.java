package dev.slipway.platform.team;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Team;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The invitation as the Platform API shows it. */
record TeamInvitationView(
        Instant createdAt, UUID id, User invitedBy, String role, TeamRef team, Instant updatedAt, User user) {

    record User(String email, UUID id, String name) {
        static User of(Account account) {
            return new User(account.email, account.id, account.name);
        }

        /** Heroku has an id for everybody who is invited; of an address without an account one is made up. */
        static User unknown(String email) {
            return new User(email, UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)), email);
        }
    }

    record TeamRef(UUID id, String name) {}

    static TeamInvitationView of(TeamInvitation invitation) {
        Team team = Team.findById(invitation.teamId);
        return new TeamInvitationView(
                invitation.createdAt,
                invitation.id,
                User.of(Account.findById(invitation.inviterId)),
                invitation.role.word(),
                new TeamRef(team.id, team.name),
                invitation.updatedAt,
                Account.byEmail(invitation.email).map(User::of).orElseGet(() -> User.unknown(invitation.email)));
    }
}
