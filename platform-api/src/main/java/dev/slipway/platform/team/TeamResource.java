package dev.slipway.platform.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.PermissionView;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.TeamAppView;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /teams}. */
@Path("/teams")
@Produces(MediaType.APPLICATION_JSON)
public class TeamResource {
    private static final Listing<Team> LIST = Listing.<Team>of(team -> team.id)
            .by("name", team -> team.name)
            .byTime("created_at", team -> team.createdAt);
    private static final Listing<App> APPS = Listing.<App>of(app -> app.id).by("name", app -> app.name);

    private final Teams teams;
    private final Caller caller;

    TeamResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, teams.visible(caller.account()), this::view);
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        Team made = teams.create(caller.account(), Fields.text(body, "name"));
        return Response.status(201).entity(view(made)).build();
    }

    @GET
    @Path("permissions")
    public List<PermissionView> permissions() {
        return PermissionView.all();
    }

    @GET
    @Path("{team}")
    public TeamView info(String team) {
        return view(teams.require(caller.account(), team));
    }

    @PATCH
    @Path("{team}")
    public TeamView update(String team, @Nullable JsonNode body) {
        return view(
                body == null || !body.hasNonNull("name")
                        ? teams.require(caller.account(), team)
                        : teams.rename(caller.account(), team, Fields.text(body, "name")));
    }

    @DELETE
    @Path("{team}")
    public TeamView destroy(String team) {
        return view(teams.destroy(caller.account(), team));
    }

    @GET
    @Path("{team}/apps")
    public Response apps(String team, @HeaderParam("Range") @Nullable String range) {
        Account account = caller.account();
        return APPS.page(range, App.ofTeam(teams.require(account, team).id), app -> TeamAppView.of(app, account));
    }

    private TeamView view(Team team) {
        return TeamView.of(team, teams.role(caller.account(), team));
    }
}
