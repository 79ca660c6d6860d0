package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Fields;
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

/** {@code /pipeline-couplings}. */
@Path("/pipeline-couplings")
@Produces(MediaType.APPLICATION_JSON)
public class CouplingResource {
    private final Pipelines pipelines;
    private final Apps apps;
    private final PipelineRights rights;
    private final Caller caller;

    CouplingResource(Pipelines pipelines, Apps apps, PipelineRights rights, Caller caller) {
        this.pipelines = pipelines;
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return CouplingView.LIST.page(range, rights.couplings(caller.account()), CouplingView::of);
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        App app = apps.require(Fields.reference(body, "app"));
        Stage stage = Stage.of(Fields.text(body, "stage"));
        PipelineCoupling made = pipelines.add(caller.account(), app, Fields.reference(body, "pipeline"), stage);
        return Response.status(201).entity(CouplingView.of(made)).build();
    }

    @GET
    @Path("{coupling}")
    public CouplingView info(String coupling) {
        return CouplingView.of(pipelines.requireCoupling(caller.account(), coupling));
    }

    @PATCH
    @Path("{coupling}")
    public CouplingView update(String coupling, @Nullable JsonNode body) {
        return CouplingView.of(
                body == null || !body.hasNonNull("stage")
                        ? pipelines.requireCoupling(caller.account(), coupling)
                        : pipelines.move(caller.account(), coupling, Stage.of(Fields.text(body, "stage"))));
    }

    @DELETE
    @Path("{coupling}")
    public CouplingView remove(String coupling) {
        return CouplingView.of(pipelines.remove(caller.account(), coupling));
    }
}
