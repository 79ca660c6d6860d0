package dev.slipway.platform.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.BuildView;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.release.ReleaseView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
    private final LatestOfApps latest;
    private final Caller caller;

    PipelineResource(Pipelines pipelines, PipelineRights rights, LatestOfApps latest, Caller caller) {
        this.pipelines = pipelines;
        this.rights = rights;
        this.latest = latest;
        this.caller = caller;
    }

    /** All, or the one of a name, as Heroku's client looks for it. */
    @GET
    public Response list(@QueryParam("eq[name]") @Nullable String name, @HeaderParam("Range") @Nullable String range) {
        List<Pipeline> found = rights.visible(caller.account()).stream()
                .filter(pipeline -> name == null || pipeline.name.equals(name))
                .toList();
        return LIST.page(range, found, PipelineView::of);
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

    /** Of the apps that the caller sees, as the lists below. */
    @GET
    @Path("{pipeline}/latest-builds")
    public List<BuildView> latestBuilds(String pipeline) {
        return latest.builds(apps(pipeline));
    }

    @GET
    @Path("{pipeline}/latest-releases")
    public List<ReleaseView> latestReleases(String pipeline) {
        return latest.releases(apps(pipeline));
    }

    /** Of these releases, those that brought another image. */
    @GET
    @Path("{pipeline}/latest-deployments")
    public List<ReleaseView> latestDeployments(String pipeline) {
        return latest.deployments(apps(pipeline));
    }

    /** The stack of its apps, if it has any; they are all on one. */
    @GET
    @Path("{pipeline}/pipeline-stack")
    public PipelineStackView stack(String pipeline) {
        return PipelineStackView.of(apps(pipeline));
    }

    private List<App> apps(String pipeline) {
        Account account = caller.account();
        return rights.apps(account, pipelines.require(account, pipeline));
    }
}
