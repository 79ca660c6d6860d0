package dev.slipway.platform.pipeline;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.app.App;
import dev.slipway.platform.team.Teams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /teams/:team/pipeline-couplings}: those of the apps of a team. */
@Path("/teams/{team}/pipeline-couplings")
@Produces(MediaType.APPLICATION_JSON)
public class TeamCouplingResource {
    private final Teams teams;
    private final Caller caller;

    TeamCouplingResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    public Response list(String team, @HeaderParam("Range") @Nullable String range) {
        Team found = teams.require(caller.account(), team);
        List<PipelineCoupling> couplings = App.ofTeam(found.id).stream()
                .flatMap(app -> PipelineCoupling.ofApp(app.id).stream())
                .toList();
        return CouplingView.LIST.page(range, couplings, CouplingView::of);
    }
}
