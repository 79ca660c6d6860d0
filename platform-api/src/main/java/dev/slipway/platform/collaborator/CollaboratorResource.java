package dev.slipway.platform.collaborator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.PermissionView;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
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
import org.jspecify.annotations.Nullable;

/**
 * {@code /apps/:app/collaborators}. The permissions can be changed here too, which Heroku does only for apps of teams, at
 * {@link TeamAppCollaboratorResource}.
 */
@Path("/apps/{app}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
public class CollaboratorResource {
    private static final Listing<CollaboratorView> LIST = Listing.<CollaboratorView>of(CollaboratorView::id)
            .by("email", view -> view.user().email())
            .byTime("created_at", CollaboratorView::createdAt);

    private final Apps apps;
    private final Collaborators collaborators;
    private final Caller caller;

    CollaboratorResource(Apps apps, Collaborators collaborators, Caller caller) {
        this.apps = apps;
        this.collaborators = collaborators;
        this.caller = caller;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, collaborators.of(apps.require(app)), view -> view);
    }

    /** @param collaborator an id, the account's id, or its e-mail address */
    @GET
    @Path("{collaborator}")
    public CollaboratorView info(String app, String collaborator) {
        return collaborators.require(apps.require(app), collaborator);
    }

    /** Who is in the app's team may join it without being given permissions; to add others one has to manage the app. */
    @POST
    @NeedsPermission(Permission.VIEW)
    public Response create(String app, @Nullable JsonNode body) {
        App found = apps.require(app);
        String user = Fields.reference(body, "user");
        CollaboratorView made = !PermissionView.areGiven(body) && collaborators.mayJoin(caller.account(), found, user)
                ? collaborators.join(caller.account(), found)
                : collaborators.add(caller.account(), found, user, PermissionView.given(body));
        return Response.status(201).entity(made).build();
    }

    @PATCH
    @Path("{collaborator}")
    @NeedsPermission(Permission.MANAGE)
    public CollaboratorView update(String app, String collaborator, @Nullable JsonNode body) {
        return collaborators.update(caller.account(), apps.require(app), collaborator, PermissionView.given(body));
    }

    /** Who has access may give it up; to take it from others one has to manage the app. */
    @DELETE
    @Path("{collaborator}")
    @NeedsPermission(Permission.VIEW)
    public CollaboratorView remove(String app, String collaborator) {
        return collaborators.remove(caller.account(), apps.require(app), collaborator);
    }
}
