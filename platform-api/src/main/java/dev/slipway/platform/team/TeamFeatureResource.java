package dev.slipway.platform.team;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Team;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    /** The feature as the Platform API shows it. */
    record View(
            Instant createdAt,
            String description,
            String displayName,
            String docUrl,
            boolean enabled,
            String feedbackEmail,
            UUID id,
            String name,
            String state,
            Instant updatedAt) {}

    @GET
    public List<View> list(String team) {
        Team found = teams.require(caller.account(), team);
        return List.of(new View(
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
    public View info(String team, String feature) {
        return list(team).stream()
                .filter(view -> List.of(view.name(), view.id().toString()).contains(feature))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that feature: there is no %s.", feature));
    }
}
