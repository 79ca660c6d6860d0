package dev.slipway.platform.collaborator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /teams/apps/:app/collaborators}: the same as {@link CollaboratorResource}, where Heroku has it for teams. */
@Path("/teams/apps/{app}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
public class TeamAppCollaboratorResource {
    private final CollaboratorResource collaborators;

    TeamAppCollaboratorResource(CollaboratorResource collaborators) {
        this.collaborators = collaborators;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        return collaborators.list(app, range);
    }

    @GET
    @Path("{collaborator}")
    public CollaboratorView info(String app, String collaborator) {
        return collaborators.info(app, collaborator);
    }

    @POST
    @NeedsPermission(Permission.VIEW)
    public Response create(String app, @Nullable JsonNode body) {
        return collaborators.create(app, body);
    }

    @PATCH
    @Path("{collaborator}")
    @NeedsPermission(Permission.MANAGE)
    public CollaboratorView update(String app, String collaborator, @Nullable JsonNode body) {
        return collaborators.update(app, collaborator, body);
    }

    @DELETE
    @Path("{collaborator}")
    @NeedsPermission(Permission.VIEW)
    public CollaboratorView remove(String app, String collaborator) {
        return collaborators.remove(app, collaborator);
    }
}
