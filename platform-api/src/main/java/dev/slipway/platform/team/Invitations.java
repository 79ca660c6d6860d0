package dev.slipway.platform.team;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.EmailAddress;
import dev.slipway.platform.account.Registration;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.account.TeamMember;
import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invites people to teams by links. The platform sends no mail: whoever invites passes the link on, and vouches with it
 * for the address. A link is good once, for a while, as long as its inviter administers the team.
 */
@ApplicationScoped
public class Invitations {
    private final Clock clock;
    private final InvitationConfig config;
    private final Teams teams;
    private final Registration registration;
    private final Audit audit;

    Invitations(Clock clock, InvitationConfig config, Teams teams, Registration registration, Audit audit) {
        this.clock = clock;
        this.config = config;
        this.teams = teams;
        this.registration = registration;
        this.audit = audit;
    }

    /** An invitation, and the token in its link, which is known at this moment only. */
    record Made(TeamInvitation invitation, String token) {}

    /**
     * What somebody is told who follows a link.
     *
     * @param known whether there is an account of the address
     */
    public record Offer(String team, String role, String email, String inviter, boolean known) {}

    /** Invites, or makes another link, after which the one before is good for nothing. */
    @Transactional
    Made invite(Account caller, String idOrName, String email, TeamRole role) {
        Team team = teams.requireAdministered(caller, idOrName);
        // Two that invite the same address at the same moment are to get one row.
        Team.findById(team.id, LockModeType.PESSIMISTIC_WRITE);
        String address = EmailAddress.checked(email);
        requireInvitable(caller, team, address);
        Instant now = clock.instant();
        TeamInvitation.deleteExpired(now);
        String token = Tokens.random();
        TeamInvitation invitation = TeamInvitation.of(team.id, address).orElseGet(() -> created(team, address, now));
        invitation.role = role;
        invitation.tokenHash = Tokens.hash(token);
        invitation.inviterId = caller.id;
        invitation.updatedAt = now;
        invitation.expiresAt = now.plus(config.expiry());
        invitation.persist();
        audit.record(caller.id, "team:invite", "%s %s %s".formatted(team.name, address, role.word()));
        return new Made(invitation, token);
    }

    List<TeamInvitation> pending(Team team) {
        return TeamInvitation.pending(team.id, clock.instant());
    }

    /** @param idOrEmail of the invitation, or the address that is invited */
    @Transactional
    TeamInvitation revoke(Account caller, String idOrName, String idOrEmail) {
        Team team = teams.requireAdministered(caller, idOrName);
        TeamInvitation invitation = pending(team).stream()
                .filter(pending ->
                        pending.id.toString().equals(idOrEmail) || pending.email.equalsIgnoreCase(idOrEmail.strip()))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that invitation: %s is not invited to %s.", idOrEmail, team.name));
        invitation.delete();
        audit.record(caller.id, "team:uninvite", team.name + " " + invitation.email);
        return invitation;
    }

    /** @throws SlipwayException {@code not_found} if the link is not good, or no longer */
    TeamInvitation require(String token) {
        TeamInvitation invitation = TeamInvitation.live(token, clock.instant()).orElseThrow(Invitations::useless);
        if (!teams.administers(inviter(invitation), Team.findById(invitation.teamId))) {
            throw useless();
        }
        return invitation;
    }

    /** The invited account joins. */
    @Transactional
    public TeamMember accept(Account caller, String token) {
        TeamInvitation invitation = require(token);
        if (!caller.email.equals(invitation.email)) {
            throw new SlipwayException(new Problem.Forbidden("This invitation is for %s, and you are signed in as %s."
                    .formatted(invitation.email, caller.email)));
        }
        return use(invitation, caller);
    }

    /** Makes the account of the invited address, which joins. */
    @Transactional
    public Account register(String token, String name, String password, String confirmation) {
        TeamInvitation invitation = require(token);
        requireAccountsFrom(inviter(invitation), invitation.email);
        String how = "invited by " + inviter(invitation).email;
        Account account = registration.register(invitation.email, name, password, confirmation, how);
        use(invitation, account);
        return account;
    }

    public Offer offer(String token) {
        TeamInvitation invitation = require(token);
        return new Offer(
                Team.<Team>findById(invitation.teamId).name,
                invitation.role.word(),
                invitation.email,
                inviter(invitation).email,
                Account.byEmail(invitation.email).isPresent());
    }

    private TeamMember use(TeamInvitation invitation, Account account) {
        // Of two at the same moment, the second waits here for the first, and finds nothing.
        if (TeamInvitation.delete("id", invitation.id) == 0) {
            throw useless();
        }
        Team team = Team.findById(invitation.teamId);
        audit.record(account.id, "team:join", team.name + " " + invitation.role.word());
        return TeamMember.of(team.id, account.id).orElseGet(() -> teams.join(team, account, invitation.role));
    }

    private void requireInvitable(Account caller, Team team, String address) {
        Optional<Account> account = Account.byEmail(address);
        if (account.isEmpty()) {
            requireAccountsFrom(caller, address);
        } else if (TeamMember.of(team.id, account.get().id).isPresent()) {
            throw SlipwayException.invalid(
                    "%s is in the team %s already. To change the role: slipway members:set.", address, team.name);
        }
    }

    private void requireAccountsFrom(Account inviter, String address) {
        if (!config.makesAccounts() && !inviter.admin) {
            throw new SlipwayException(new Problem.Forbidden(
                    "There is no user %s, and on this installation only its administrators invite people without an account. One of them can add the user: slipway users:add %1$s."
                            .formatted(address)));
        }
    }

    private static TeamInvitation created(Team team, String address, Instant now) {
        TeamInvitation invitation = new TeamInvitation();
        invitation.id = UUID.randomUUID();
        invitation.teamId = team.id;
        invitation.email = address;
        invitation.createdAt = now;
        return invitation;
    }

    private static Account inviter(TeamInvitation invitation) {
        return Account.findById(invitation.inviterId);
    }

    private static SlipwayException useless() {
        return SlipwayException.notFound(
                "This invitation was used or revoked, or is too old. Who administers the team can make another: slipway members:add ADDRESS -t TEAM -r ROLE.");
    }
}
