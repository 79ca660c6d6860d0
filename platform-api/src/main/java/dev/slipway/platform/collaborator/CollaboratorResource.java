package dev.slipway.platform.collaborator;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /apps/:app/collaborators}. */
@Path("/apps/{app}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
public class CollaboratorResource {
    private final Apps apps;

    CollaboratorResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    public List<CollaboratorView> list(String app) {
        App found = apps.require(app);
        return List.of(CollaboratorView.owner(found, Account.findById(found.ownerId)));
    }

    /** @param collaborator an id, the account's id, or its e-mail address */
    @GET
    @Path("{collaborator}")
    public CollaboratorView info(String app, String collaborator) {
        return list(app).stream()
                .filter(view -> List.of(
                                view.id().toString(),
                                view.user().id().toString(),
                                view.user().email())
                        .contains(collaborator))
                .findFirst()
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that collaborator: %s has no access to %s.", collaborator, app));
    }
}
