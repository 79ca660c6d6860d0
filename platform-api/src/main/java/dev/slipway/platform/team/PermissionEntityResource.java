package dev.slipway.platform.team;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.collaborator.Collaborators;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /teams/:team/permissions}: who may do what with each of the team's apps. */
@Path("/teams/{team}/permissions")
@Produces(MediaType.APPLICATION_JSON)
public class PermissionEntityResource {
    private static final Listing<App> LIST = Listing.<App>of(app -> app.id).by("name", app -> app.name);

    private final Teams teams;
    private final Collaborators collaborators;
    private final Caller caller;

    PermissionEntityResource(Teams teams, Collaborators collaborators, Caller caller) {
        this.teams = teams;
        this.collaborators = collaborators;
        this.caller = caller;
    }

    @GET
    public Response list(String team, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(
                range,
                App.ofTeam(teams.require(caller.account(), team).id),
                app -> PermissionEntityView.of(app, collaborators.of(app)));
    }
}
