package dev.slipway.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.slug.Slug;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/oci-images}. */
@Path("/apps/{app}/oci-images")
@Produces(MediaType.APPLICATION_JSON)
public class OciImageResource {
    private final Apps apps;
    private final OciImages images;
    private final Caller caller;

    OciImageResource(Apps apps, OciImages images, Caller caller) {
        this.apps = apps;
        this.images = images;
        this.caller = caller;
    }

    @POST
    @NeedsPermission(Permission.DEPLOY)
    public Response create(String app, @Nullable JsonNode body) {
        if (body == null
                || !body.path("image_repo").isTextual()
                || !body.path("digest").isTextual()) {
            throw SlipwayException.invalid(
                    "Say which image: {\"image_repo\": \"APP/web\", \"digest\": \"sha256:…\", \"process_types\": {\"web\": {\"command\": \"bin/web\"}}}.");
        }
        App found = apps.require(app);
        Slug slug = images.create(caller.account(), found, OciImageRequest.read(body));
        return Response.status(201).entity(OciImageView.of(slug)).build();
    }

    /** By id or digest, which several may have. */
    @GET
    @Path("{image}")
    public List<OciImageView> info(String app, String image) {
        App found = apps.require(app);
        return List.of(Slug.of(found.id, image)
                .map(OciImageView::of)
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that image: %s has no %s.", found.name, image)));
    }
}
