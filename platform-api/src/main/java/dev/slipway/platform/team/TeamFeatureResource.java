package dev.slipway.platform.team;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.feature.FeatureView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * {@code /teams/:team/features}: the one that tells Heroku's tools that collaborators have permissions. It can't be
 * switched.
 */
@Path("/teams/{team}/features")
@Produces(MediaType.APPLICATION_JSON)
public class TeamFeatureResource {
    private static final String NAME = "org-access-controls";
    private static final UUID ID = UUID.nameUUIDFromBytes(NAME.getBytes(StandardCharsets.UTF_8));

    private final Teams teams;
    private final Caller caller;

    TeamFeatureResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    public List<FeatureView> list(String team) {
        Team found = teams.require(caller.account(), team);
        return List.of(new FeatureView(
                found.createdAt,
                "Collaborators have permissions of their own.",
                "Access controls",
                "",
                true,
                "",
                ID,
                NAME,
                "general",
                found.createdAt));
    }

    @GET
    @Path("{feature}")
    public FeatureView info(String team, String feature) {
        return list(team).stream()
                .filter(view -> List.of(view.name(), view.id().toString()).contains(feature))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that feature: there is no %s.", feature));
    }
}
