package dev.slipway.platform.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code /teams/:team/invitations}. Heroku sends the link by mail; here it stands in the {@code Location} header of the
 * answer, for the inviter to pass on.
 */
@Path("/teams/{team}/invitations")
@Produces(MediaType.APPLICATION_JSON)
public class TeamInvitationResource {
    private static final Listing<TeamInvitation> LIST = Listing.<TeamInvitation>of(invitation -> invitation.id)
            .by("email", invitation -> invitation.email)
            .byTime("created_at", invitation -> invitation.createdAt);

    private final Teams teams;
    private final Invitations invitations;
    private final Caller caller;
    private final PlatformConfig config;

    TeamInvitationResource(Teams teams, Invitations invitations, Caller caller, PlatformConfig config) {
        this.teams = teams;
        this.invitations = invitations;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public Response list(String team, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, invitations.pending(teams.require(caller.account(), team)), TeamInvitationView::of);
    }

    @PUT
    public Response invite(String team, @Nullable JsonNode body) {
        Invitations.Made made = invitations.invite(
                caller.account(), team, Fields.text(body, "email"), TeamRole.required(Fields.text(body, "role")));
        return Response.ok(TeamInvitationView.of(made.invitation()))
                .location(URI.create(config.apiUrl() + "/console/invitations/" + made.token()))
                .build();
    }

    /** @param invitation an id, or the invited address */
    @DELETE
    @Path("{invitation}")
    public TeamInvitationView revoke(String team, String invitation) {
        return TeamInvitationView.of(invitations.revoke(caller.account(), team, invitation));
    }
}
