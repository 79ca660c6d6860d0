package dev.slipway.platform.preview;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /pipelines/:pipeline/review-apps}: those whose apps are there. */
@Path("/pipelines/{pipeline}/review-apps")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineReviewAppResource {
    private static final Listing<Preview> LIST = Listing.<Preview>of(preview -> preview.id)
            .byTime("created_at", preview -> preview.createdAt)
            .byTime("updated_at", preview -> preview.updatedAt);

    private final Pipelines pipelines;
    private final ReviewApps reviewApps;
    private final Caller caller;

    PipelineReviewAppResource(Pipelines pipelines, ReviewApps reviewApps, Caller caller) {
        this.pipelines = pipelines;
        this.reviewApps = reviewApps;
        this.caller = caller;
    }

    @GET
    public Response list(String pipeline, @HeaderParam("Range") @Nullable String range) {
        Pipeline found = pipelines.require(caller.account(), pipeline);
        return LIST.page(range, reviewApps.visible(caller.account(), found), ReviewAppView::of);
    }
}
