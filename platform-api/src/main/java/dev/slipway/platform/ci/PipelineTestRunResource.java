package dev.slipway.platform.ci;

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

/** {@code /pipelines/:pipeline/test-runs}: by their numbers. */
@Path("/pipelines/{pipeline}/test-runs")
@Produces(MediaType.APPLICATION_JSON)
public class PipelineTestRunResource {
    private static final Listing<TestRun> LIST = Listing.<TestRun>of(run -> run.id)
            .by("number", run -> run.number, Integer::valueOf)
            .byTime("created_at", run -> run.createdAt)
            .byTime("updated_at", run -> run.updatedAt);

    private final Pipelines pipelines;
    private final TestRuns runs;
    private final Caller caller;

    PipelineTestRunResource(Pipelines pipelines, TestRuns runs, Caller caller) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.caller = caller;
    }

    @GET
    public Response list(String pipeline, @HeaderParam("Range") @Nullable String range) {
        Pipeline found = pipelines.require(caller.account(), pipeline);
        return LIST.page(range, TestRun.ofPipeline(found.id), TestRunView::of);
    }

    @GET
    @Path("{number}")
    public TestRunView info(String pipeline, String number) {
        return TestRunView.of(runs.require(pipelines.require(caller.account(), pipeline), number));
    }
}
