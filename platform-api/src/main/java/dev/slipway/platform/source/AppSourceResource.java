package dev.slipway.platform.source;

import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /apps/:app/sources}, the older way; the source is no more the app's than any other. */
@Path("/apps/{app}/sources")
@Produces(MediaType.APPLICATION_JSON)
public class AppSourceResource {
    private final Apps apps;
    private final Sources sources;

    AppSourceResource(Apps apps, Sources sources) {
        this.apps = apps;
        this.sources = sources;
    }

    @POST
    @NeedsPermission(Permission.DEPLOY)
    @APIResponseSchema(value = SourceView.class, responseCode = "201")
    public Response create(String app) {
        apps.require(app);
        return Response.status(201).entity(sources.create()).build();
    }
}
