package dev.slipway.platform.ci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.http.Fields;
import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /test-runs}. */
@Path("/test-runs")
@Produces(MediaType.APPLICATION_JSON)
public class TestRunResource {
    private static final int LONGEST_MESSAGE = 1000;

    private final TestRuns runs;
    private final StreamUrls urls;
    private final Caller caller;

    TestRunResource(TestRuns runs, StreamUrls urls, Caller caller) {
        this.runs = runs;
        this.urls = urls;
        this.caller = caller;
    }

    /** Runs commands that see config vars. */
    @POST
    @NeedsScope(Scope.WRITE_PROTECTED)
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode body) {
        TestRun run = runs.create(caller.account(), TestRunRequest.read(body));
        return Response.status(201).entity(TestRunView.of(run)).build();
    }

    @GET
    @Path("{run}")
    public TestRunView info(String run) {
        return TestRunView.of(runs.require(caller.account(), run));
    }

    /** Cancels it; nothing else can be said of a run from outside. */
    @PATCH
    @Path("{run}")
    public TestRunView update(String run, @Nullable JsonNode body) {
        TestRun found = runs.require(caller.account(), run);
        String status = Fields.text(body, "status");
        if (!status.equals(TestRun.Status.CANCELLED.word())) {
            throw SlipwayException.invalid(
                    "A test run's status is what becomes of it; it can only be cancelled: {\"status\": \"cancelled\", \"message\": TEXT}.");
        }
        boolean silent = body == null || body.path("message").asText("").isEmpty();
        String message =
                silent ? "" : Fields.line(body, "message", LONGEST_MESSAGE).orElse("");
        return TestRunView.of(runs.cancel(caller.account(), found.id, message));
    }

    @GET
    @Path("{run}/test-nodes")
    public List<TestNodeView> nodes(String run) {
        return List.of(TestNodeView.of(runs.require(caller.account(), run), urls));
    }

    /** Those that the tests told of in the form of TAP, once the run has ended. */
    @GET
    @Path("{run}/test-cases")
    public List<TestCaseView> cases(String run) {
        return TestCaseView.of(runs.require(caller.account(), run));
    }
}
