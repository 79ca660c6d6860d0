package dev.slipway.platform.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.AppName;
import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Ownership;
import dev.slipway.platform.app.TeamAppView;
import dev.slipway.platform.http.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /teams/apps}: apps of teams, and the way from one owner to another. */
@Path("/teams/apps")
@Produces(MediaType.APPLICATION_JSON)
public class TeamAppResource {
    private final Apps apps;
    private final TeamApps teamApps;
    private final Ownership ownership;
    private final Teams teams;
    private final Caller caller;

    TeamAppResource(Apps apps, TeamApps teamApps, Ownership ownership, Teams teams, Caller caller) {
        this.apps = apps;
        this.teamApps = teamApps;
        this.ownership = ownership;
        this.teams = teams;
        this.caller = caller;
    }

    /** Makes an app of the {@code team}; without one it is the caller's own. */
    @POST
    public Response create(@Nullable JsonNode body) {
        Optional<AppName> name = Fields.line(body, "name", 100).map(AppName::new);
        boolean locked = Fields.flag(body, "locked").orElse(false);
        App made = body != null && body.hasNonNull("team")
                ? teamApps.create(caller.account(), joined(Fields.reference(body, "team")), name, locked)
                : createOwn(name, locked);
        return Response.status(201).entity(view(made)).build();
    }

    private App createOwn(Optional<AppName> name, boolean locked) {
        if (locked) {
            throw SlipwayException.invalid("Only apps of teams can be locked: say which team, or leave locked out.");
        }
        return apps.create(caller.account(), name);
    }

    @GET
    @Path("{app}")
    public TeamAppView info(String app) {
        return view(apps.require(app));
    }

    /** Locks it or unlocks it, or gives it to the {@code owner}: a team's name, or an account's e-mail address. */
    @PATCH
    @Path("{app}")
    @NeedsPermission(Permission.MANAGE)
    public TeamAppView update(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        Optional<Boolean> locked = Fields.flag(body, "locked");
        if (locked.isPresent()) {
            return view(teamApps.lock(caller.account(), found.id, locked.get()));
        }
        String owner = Fields.reference(body, "owner");
        return view(
                owner.contains("@")
                        ? ownership.give(caller.account(), found.id, recipient(owner))
                        : ownership.give(caller.account(), found.id, joined(owner)));
    }

    private TeamAppView view(App app) {
        return TeamAppView.of(app, caller.account());
    }

    private static Account recipient(String email) {
        return Account.byEmail(email)
                .orElseThrow(() -> SlipwayException.invalid("There is no user %s to transfer the app to.", email));
    }

    /** A team that the caller may bring apps to. */
    private Team joined(String idOrName) {
        Account account = caller.account();
        Team team = teams.require(account, idOrName);
        boolean views =
                teams.role(account, team).filter(TeamRole.VIEWER::equals).isPresent();
        if (views && !account.admin) {
            throw new SlipwayException(
                    new Problem.Forbidden("%s has the role viewer in the team %s, which can't bring apps to it."
                            .formatted(account.email, team.name)));
        }
        return team;
    }
}
