package dev.slipway.platform.team;

import dev.slipway.platform.account.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /teams/invitations/:token}: what the link of an invitation is good for, for who has an account. */
@Path("/teams/invitations/{token}")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationLinkResource {
    private final Invitations invitations;
    private final Caller caller;

    InvitationLinkResource(Invitations invitations, Caller caller) {
        this.invitations = invitations;
        this.caller = caller;
    }

    @GET
    public TeamInvitationView info(String token) {
        return TeamInvitationView.of(invitations.require(token));
    }

    @POST
    @Path("accept")
    public Response accept(String token) {
        return Response.status(201)
                .entity(TeamMemberView.of(invitations.accept(caller.account(), token)))
                .build();
    }
}
