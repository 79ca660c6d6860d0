package dev.slipway.console.ci;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Fragment;
import dev.slipway.console.page.Notice;
import dev.slipway.console.pipeline.PipelineHead;
import dev.slipway.console.pipeline.PipelineHeads;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.ci.TapReport;
import dev.slipway.platform.ci.TestFollower;
import dev.slipway.platform.ci.TestRun;
import dev.slipway.platform.ci.TestRunOutput;
import dev.slipway.platform.ci.TestRuns;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline's test runs, the newest first, and one run with what its set-up and its tests print. */
@Path("/console/pipelines/{pipeline}/tests")
public class TestRunsPage {
    /** More than anybody reads; the page is asked for every two seconds. */
    private static final int MOST = 100;

    private final Pipelines pipelines;
    private final TestRuns runs;
    private final TestFollower follower;
    private final Caller caller;
    private final PipelineHeads heads;

    TestRunsPage(Pipelines pipelines, TestRuns runs, TestFollower follower, Caller caller, PipelineHeads heads) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.follower = follower;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    @Blocking
    public TemplateInstance page(String pipeline) {
        Pipeline found = require(pipeline);
        List<TestRunRow> rows = rows(found);
        return Templates.testRuns(heads.of(found), rows, Fragment.version(rows));
    }

    /** The rows alone; nothing if they are as the page has them. */
    @GET
    @Path("rows")
    @Blocking
    public Response rows(String pipeline, @QueryParam("seen") @DefaultValue("") String seen) {
        Pipeline found = require(pipeline);
        List<TestRunRow> rows = rows(found);
        return Fragment.unless(seen, rows, version -> Templates.testRuns$rows(heads.of(found), rows, version));
    }

    @GET
    @Path("{number}")
    @Blocking
    public TemplateInstance run(String pipeline, String number) {
        Pipeline found = require(pipeline);
        return run(found, runs.require(found, number), null);
    }

    /** How the run stands; nothing if it is as the page has it, and at its end the page is loaded anew. */
    @GET
    @Path("{number}/state")
    @Blocking
    public Response state(String pipeline, String number, @QueryParam("seen") @DefaultValue("") String seen) {
        Pipeline found = require(pipeline);
        TestRunRow row = TestRunRow.of(runs.require(found, number));
        if (!row.underWay()) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        return Fragment.unless(seen, row, version -> Templates.testRun$state(heads.of(found), row, version));
    }

    /** What the set-up or the tests print, from the beginning to the end, as it is printed. */
    @GET
    @Path("{number}/output/{part}")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @RunOnVirtualThread
    public StreamingOutput output(String pipeline, String number, String part) {
        Pipeline found = require(pipeline);
        return follower.stream(runs.require(found, number).id, part(part));
    }

    @POST
    @Path("{number}/cancel")
    @Blocking
    public Response cancel(String pipeline, String number) {
        Pipeline found = require(pipeline);
        TestRun run = runs.require(found, number);
        return Forms.submit(
                () -> runs.cancel(caller.account(), run.id, ""),
                heads.of(found).path() + "/tests/" + run.number,
                notice -> run(found, run, notice));
    }

    private static TestFollower.Part part(String word) {
        return switch (word) {
            case "setup" -> TestFollower.Part.SETUP;
            case "tests" -> TestFollower.Part.TESTS;
            default -> throw SlipwayException.notFound("A test run has the outputs setup and tests, and no %s.", word);
        };
    }

    private Pipeline require(String pipeline) {
        return pipelines.require(caller.account(), pipeline);
    }

    private static List<TestRunRow> rows(Pipeline pipeline) {
        return TestRun.newest(pipeline.id, MOST).stream().map(TestRunRow::of).toList();
    }

    private TemplateInstance run(Pipeline pipeline, TestRun run, @Nullable Notice notice) {
        TestRunRow row = TestRunRow.of(run);
        List<TapReport.Case> cases = TapReport.read(TestRunOutput.testsOf(run.id));
        List<TapReport.Case> failed =
                cases.stream().filter(test -> !test.passed()).toList();
        return Templates.testRun(heads.of(pipeline), row, Fragment.version(row), cases.size(), failed, notice);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance testRuns(PipelineHead pipeline, List<TestRunRow> rows, String version);

        static native TemplateInstance testRuns$rows(PipelineHead pipeline, List<TestRunRow> rows, String version);

        static native TemplateInstance testRun(
                PipelineHead pipeline,
                TestRunRow row,
                String version,
                int cases,
                List<TapReport.Case> failed,
                @Nullable Notice notice);

        static native TemplateInstance testRun$state(PipelineHead pipeline, TestRunRow row, String version);
    }
}
