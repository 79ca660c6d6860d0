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
    private final Ownership ownership;
    private final Teams teams;
    private final Caller caller;

    TeamAppResource(Apps apps, Ownership ownership, Teams teams, Caller caller) {
        this.apps = apps;
        this.ownership = ownership;
        this.teams = teams;
        this.caller = caller;
    }

    /** Makes an app of the {@code team}; without one it is the caller's own. */
    @POST
    public Response create(@Nullable JsonNode body) {
        Optional<AppName> name = Fields.line(body, "name", 100).map(AppName::new);
        App made = body != null && body.hasNonNull("team")
                ? apps.create(caller.account(), joined(Fields.reference(body, "team")), name)
                : apps.create(caller.account(), name);
        return Response.status(201).entity(TeamAppView.of(made)).build();
    }

    @GET
    @Path("{app}")
    public TeamAppView info(String app) {
        return TeamAppView.of(apps.require(app));
    }

    /** Gives the app to the {@code owner}: a team's name, or an account's e-mail address. */
    @PATCH
    @Path("{app}")
    @NeedsPermission(Permission.MANAGE)
    public TeamAppView transfer(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        Optional<Boolean> locked = Fields.flag(body, "locked");
        if (locked.isPresent()) {
            return unlocked(found, locked.get());
        }
        String owner = Fields.reference(body, "owner");
        return TeamAppView.of(
                owner.contains("@")
                        ? ownership.give(caller.account(), found.id, recipient(owner))
                        : ownership.give(caller.account(), found.id, joined(owner)));
    }

    /** Nobody joins an app by themselves here, so there is nothing to keep them from. */
    private static TeamAppView unlocked(App app, boolean locked) {
        if (locked) {
            throw SlipwayException.invalid(
                    "Apps can't be locked on Slipway: who may see a team's apps is said by roles (slipway members).");
        }
        return TeamAppView.of(app);
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
