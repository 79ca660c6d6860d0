package dev.slipway.platform.team;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.EmailAddress;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.account.TeamMember;
import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Collaborator;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.feature.AccountFeatures;
import dev.slipway.platform.feature.Feature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;

/** Makes teams, and says who is in them. */
@ApplicationScoped
public class Teams {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,29}");
    /** What stands in the place of a team's name in some paths of the API. */
    private static final Set<String> RESERVED = Set.of("apps", "invitations", "permissions");

    private final Clock clock;
    private final Audit audit;
    private final AccountFeatures features;

    Teams(Clock clock, Audit audit, AccountFeatures features) {
        this.clock = clock;
        this.audit = audit;
        this.features = features;
    }

    List<Team> visible(Account account) {
        return account.admin ? Team.inOrderOfNames() : Team.ofAccount(account.id);
    }

    /** A team that the account sees. */
    public Team require(Account caller, String idOrName) {
        return visible(caller).stream()
                .filter(team -> team.name.equals(idOrName) || team.id.toString().equals(idOrName))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that team: you are in none %s.", idOrName));
    }

    /** Empty for an administrator of the installation who is not in the team. */
    Optional<TeamRole> role(Account account, Team team) {
        return TeamMember.of(team.id, account.id).map(member -> member.role);
    }

    @Transactional
    Team create(Account caller, String name) {
        requireFree(name);
        Team team = new Team();
        team.id = UUID.randomUUID();
        team.name = name;
        team.createdAt = clock.instant();
        team.updatedAt = team.createdAt;
        persist(team);
        join(team, caller, TeamRole.ADMIN);
        audit.record(caller.id, "team:create", name);
        return team;
    }

    @Transactional
    Team rename(Account caller, String idOrName, String name) {
        Team team = Team.findById(requireAdministered(caller, idOrName).id);
        if (!team.name.equals(name)) {
            requireFree(name);
            audit.record(caller.id, "team:rename", team.name + " to " + name);
            team.name = name;
            team.updatedAt = clock.instant();
            persist(team);
        }
        return team;
    }

    @Transactional
    Team destroy(Account caller, String idOrName) {
        Team team = Team.findById(requireAdministered(caller, idOrName).id);
        List<App> apps = App.ofTeam(team.id);
        if (!apps.isEmpty()) {
            throw SlipwayException.invalid(
                    "The team %s has %d app(s), such as %s. Transfer or destroy them first: slipway apps:transfer ADDRESS -a APP.",
                    team.name, apps.size(), apps.getFirst().name);
        }
        team.delete();
        audit.record(caller.id, "team:destroy", team.name);
        return team;
    }

    TeamMember requireMember(Team team, String idOrEmail) {
        return TeamMember.ofTeam(team.id).stream()
                .filter(member -> member.id.toString().equals(idOrEmail)
                        || Account.byIdOrEmail(idOrEmail)
                                .filter(account -> account.id.equals(member.accountId))
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that team member: %s is not in %s.", idOrEmail, team.name));
    }

    /** Adds somebody, or gives another role to who is in the team already. */
    @Transactional
    TeamMember set(Account caller, String idOrName, String email, TeamRole role) {
        Team team = requireAdministered(caller, idOrName);
        Account account = Account.byIdOrEmail(email)
                .orElseThrow(() -> SlipwayException.invalid(
                        "There is no user %s. Invite them: slipway members:add %1$s -t %s -r %s prints a link to pass on.",
                        EmailAddress.checked(email), team.name, role.word()));
        Optional<TeamMember> present = TeamMember.of(team.id, account.id);
        if (present.isEmpty()) {
            requireNoInvitationNeeded(caller, team, account, role);
        }
        audit.record(caller.id, "team:set", "%s %s %s".formatted(team.name, account.email, role.word()));
        return present.map(member -> change(team, member, role)).orElseGet(() -> join(team, account, role));
    }

    private void requireNoInvitationNeeded(Account caller, Team team, Account account, TeamRole role) {
        if (!account.id.equals(caller.id) && features.isEnabled(account, Feature.INVITE_ACCEPTANCE)) {
            throw SlipwayException.invalid(
                    "%s joins teams by invitation only. Invite them: slipway members:add %1$s -t %s -r %s prints a link to pass on.",
                    account.email, team.name, role.word());
        }
    }

    /** Who is in a team may leave it; to put others out one has to be its administrator. */
    @Transactional
    TeamMember remove(Account caller, String idOrName, String idOrEmail) {
        Team team = require(caller, idOrName);
        TeamMember member = requireMember(team, idOrEmail);
        if (!member.accountId.equals(caller.id)) {
            requireAdministered(caller, idOrName);
        }
        requireAnotherAdministrator(team, member);
        member.delete();
        Collaborator.leave(team.id, member.accountId);
        audit.record(caller.id, "team:remove", team.name + " " + Account.<Account>findById(member.accountId).email);
        return member;
    }

    Team requireAdministered(Account caller, String idOrName) {
        Team team = require(caller, idOrName);
        if (!administers(caller, team)) {
            throw new SlipwayException(
                    new Problem.Forbidden("This needs the role admin in the team %s, and %s has another."
                            .formatted(team.name, caller.email)));
        }
        return team;
    }

    boolean administers(Account account, Team team) {
        return account.admin
                || role(account, team).filter(TeamRole.ADMIN::equals).isPresent();
    }

    void leaveAll(@Observes AccountEvent.Deleting event) {
        TeamMember.delete("accountId", event.account().id);
    }

    private TeamMember change(Team team, TeamMember member, TeamRole role) {
        if (role != TeamRole.ADMIN) {
            requireAnotherAdministrator(team, member);
        }
        member.role = role;
        member.updatedAt = clock.instant();
        return member;
    }

    TeamMember join(Team team, Account account, TeamRole role) {
        Instant now = clock.instant();
        TeamMember member = new TeamMember();
        member.id = UUID.randomUUID();
        member.teamId = team.id;
        member.accountId = account.id;
        member.role = role;
        member.createdAt = now;
        member.updatedAt = now;
        member.persist();
        return member;
    }

    private static void requireAnotherAdministrator(Team team, TeamMember member) {
        if (member.role == TeamRole.ADMIN && TeamMember.administrators(team.id) == 1) {
            throw SlipwayException.invalid(
                    "That is the only administrator of the team %s. Make another one first: slipway members:set.",
                    team.name);
        }
    }

    private static void requireFree(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SlipwayException.invalid(
                    "A team's name has 3 to 30 lower case letters, digits and hyphens, and begins with a letter; '%s' doesn't.",
                    name);
        }
        if (RESERVED.contains(name)) {
            throw SlipwayException.invalid("A team can't be called %s: the API has another meaning for it.", name);
        }
        if (Team.byName(name).isPresent()) {
            throw taken(name);
        }
    }

    private static void persist(Team team) {
        try {
            team.persistAndFlush();
        } catch (ConstraintViolationException sameMoment) {
            throw taken(team.name);
        }
    }

    private static SlipwayException taken(String name) {
        return SlipwayException.invalid("There is a team %s already.", name);
    }
}
