package dev.slipway.platform.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Team;
import dev.slipway.platform.account.TeamMember;
import dev.slipway.platform.account.TeamRole;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.TeamAppView;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /teams/:team/members}. */
@Path("/teams/{team}/members")
@Produces(MediaType.APPLICATION_JSON)
public class TeamMemberResource {
    private static final Listing<TeamMember> LIST = Listing.<TeamMember>of(member -> member.id)
            .by("email", member -> Account.<Account>findById(member.accountId).email)
            .byTime("created_at", member -> member.createdAt);
    private static final Listing<App> APPS = Listing.<App>of(app -> app.id).by("name", app -> app.name);

    private final Teams teams;
    private final Caller caller;

    TeamMemberResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    public Response list(String team, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, TeamMember.ofTeam(teams.require(caller.account(), team).id), TeamMemberView::of);
    }

    @PUT
    public TeamMemberView put(String team, @Nullable JsonNode body) {
        return set(team, body);
    }

    @POST
    public Response create(String team, @Nullable JsonNode body) {
        return Response.status(201).entity(set(team, body)).build();
    }

    @PATCH
    public TeamMemberView update(String team, @Nullable JsonNode body) {
        Team found = teams.require(caller.account(), team);
        teams.requireMember(found, Fields.text(body, "email"));
        return set(team, body);
    }

    /** @param member an id, the account's id, or its e-mail address */
    @DELETE
    @Path("{member}")
    public TeamMemberView remove(String team, String member) {
        return TeamMemberView.of(teams.remove(caller.account(), team, member));
    }

    /** Everybody in a team sees all of its apps. */
    @GET
    @Path("{member}/apps")
    public Response apps(String team, String member, @HeaderParam("Range") @Nullable String range) {
        Team found = teams.require(caller.account(), team);
        Account account = Account.findById(teams.requireMember(found, member).accountId);
        return APPS.page(range, App.ofTeam(found.id), app -> TeamAppView.of(app, account));
    }

    private TeamMemberView set(String team, @Nullable JsonNode body) {
        TeamRole role = TeamRole.required(Fields.text(body, "role"));
        return TeamMemberView.of(teams.set(caller.account(), team, Fields.text(body, "email"), role));
    }
}
