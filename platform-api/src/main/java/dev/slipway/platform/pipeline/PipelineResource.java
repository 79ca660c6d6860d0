package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
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

/** {@code /pipelines}. */
@Path("/pipelines")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineResource {
    private static final Listing<Pipeline> LIST = Listing.<Pipeline>of(pipeline -> pipeline.id)
            .by("name", pipeline -> pipeline.name)
            .byTime("created_at", pipeline -> pipeline.createdAt)
            .byTime("updated_at", pipeline -> pipeline.updatedAt);

    private final Pipelines pipelines;
    private final PipelineRights rights;
    private final Caller caller;

    PipelineResource(Pipelines pipelines, PipelineRights rights, Caller caller) {
        this.pipelines = pipelines;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return LIST.page(range, rights.visible(caller.account()), PipelineView::of);
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        Pipeline made = pipelines.create(caller.account(), Fields.text(body, "name"));
        return Response.status(201).entity(PipelineView.of(made)).build();
    }

    @GET
    @Path("{pipeline}")
    public PipelineView info(String pipeline) {
        return PipelineView.of(pipelines.require(caller.account(), pipeline));
    }

    @PATCH
    @Path("{pipeline}")
    public PipelineView update(String pipeline, @Nullable JsonNode body) {
        return PipelineView.of(
                body == null || !body.hasNonNull("name")
                        ? pipelines.require(caller.account(), pipeline)
                        : pipelines.rename(caller.account(), pipeline, Fields.text(body, "name")));
    }

    @DELETE
    @Path("{pipeline}")
    public PipelineView destroy(String pipeline) {
        return PipelineView.of(pipelines.destroy(caller.account(), pipeline));
    }

    @GET
    @Path("{pipeline}/pipeline-couplings")
    public Response couplings(String pipeline, @HeaderParam("Range") @Nullable String range) {
        return CouplingView.LIST.page(
                range, PipelineCoupling.ofPipeline(pipelines.require(caller.account(), pipeline).id), CouplingView::of);
    }
}
