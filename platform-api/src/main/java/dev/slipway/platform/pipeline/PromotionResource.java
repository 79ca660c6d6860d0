package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /pipeline-promotions}. */
@Path("/pipeline-promotions")
@Produces(MediaType.APPLICATION_JSON)
public class PromotionResource {
    private static final Listing<PromotionTarget> TARGETS = Listing.of(target -> target.id);
    private static final int MOST = 50;

    private final Promotions promotions;
    private final Apps apps;
    private final Rights rights;
    private final Caller caller;

    PromotionResource(Promotions promotions, Apps apps, Rights rights, Caller caller) {
        this.promotions = promotions;
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        String pipeline = Fields.reference(body, "pipeline");
        App source = deployable(Fields.reference(body == null ? null : body.get("source"), "app"));
        PipelinePromotion made = promotions.create(caller.account(), pipeline, source, targets(body));
        return Response.status(201).entity(PromotionView.of(made)).build();
    }

    @GET
    @Path("{promotion}")
    public PromotionView info(String promotion) {
        return PromotionView.of(promotions.require(caller.account(), promotion));
    }

    @GET
    @Path("{promotion}/promotion-targets")
    @APIResponseSchema(PromotionView.Target[].class)
    public Response targets(String promotion, @HeaderParam("Range") @Nullable String range) {
        return TARGETS.page(
                range,
                PromotionTarget.of(promotions.require(caller.account(), promotion).id),
                PromotionView.Target::of);
    }

    private App deployable(String idOrName) {
        App app = apps.require(idOrName);
        rights.require(caller.account(), app, Permission.DEPLOY);
        return app;
    }

    private List<App> targets(@Nullable JsonNode body) {
        JsonNode targets = body == null ? null : body.get("targets");
        if (targets == null || !targets.isArray() || targets.size() > MOST) {
            throw SlipwayException.invalid(
                    "Say which apps to promote to, %d at most: {\"targets\": [{\"app\": {\"id\": ID}}]}.", MOST);
        }
        return StreamSupport.stream(targets.spliterator(), false)
                .map(target -> deployable(Fields.reference(target, "app")))
                .toList();
    }
}
