package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.slipway.model.dyno.DynoSize;
import dev.slipway.platform.app.App;
import dev.slipway.platform.ci.TestRun;
import dev.slipway.platform.ci.TestRunOutput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TestRunPagesTest {
    @Inject
    Stage stage;

    private final String pipeline = "ci-" + UUID.randomUUID().toString().substring(0, 8);
    private final String tests = "/console/pipelines/" + pipeline + "/tests";
    private String app;

    @BeforeEach
    void createAPipeline() {
        app = createApp();
        api().body(Map.of("name", pipeline)).post("/pipelines").then().statusCode(201);
        api().body(Map.of("app", app, "pipeline", pipeline, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
    }

    @Test
    void saysHowToRunTestsWhereThereWereNone() {
        signedIn().get(tests).then().statusCode(200).body(containsString("slipway ci:run -p " + pipeline));
    }

    @Test
    void showsARunThatHasEndedWithItsCasesAndItsOutput() {
        run(1, TestRun.Status.FAILED, UUID.randomUUID());
        signedIn()
                .get(tests)
                .then()
                .body(containsString(tests + "/1"), containsString("<span class=\"state failed\">failed</span>"))
                .body(containsString("Add &lt;b&gt;carts&lt;/b&gt;"), not(containsString("<b>carts")));
        signedIn()
                .get(tests + "/1")
                .then()
                .statusCode(200)
                .body(containsString("with exit code 3"), containsString("2 test cases"))
                .body(containsString("1 failed"), containsString("it is &lt;i&gt;fast&lt;/i&gt;"))
                .body(containsString("slipway ci:rerun 1 -p " + pipeline))
                .body(not(containsString("/tests/1/cancel")));
        signedIn()
                .get(tests + "/1/output/tests")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("not ok 2 - it is <i>fast</i>"));
        signedIn().get(tests + "/1/output/setup").then().body(equalTo("-----> Node.js\n"));
        signedIn().get(tests + "/1/state").then().statusCode(204).header("HX-Refresh", "true");
    }

    @Test
    void followsARunAndCancelsIt() {
        String own = createApp();
        UUID id = id(own);
        run(1, TestRun.Status.CREATING, id);
        stage.build(own, "-----> Node.js <script>\n");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> signedIn()
                        .get(tests + "/1")
                        .then()
                        .body(containsString("<span class=\"state pending\">pending</span>")));
        String page = signedIn().get(tests + "/1").asString();
        String seen = page.replaceFirst("(?s).*/state\\?seen=(\\w+)\".*", "$1");
        signedIn().get(tests + "/1/state?seen=" + seen).then().statusCode(204).body(emptyString());
        signedIn()
                .get(tests + "/1/state?seen=x")
                .then()
                .statusCode(200)
                .body(containsString("id=\"state\""), not(containsString("<html")));
        form().formParam("x", "")
                .post(tests + "/1/cancel")
                .then()
                .statusCode(303)
                .header("Location", endsWith(tests + "/1"));
        signedIn()
                .get(tests + "/1")
                .then()
                .body(allOf(
                        containsString("<span class=\"state cancelled\">cancelled</span>"),
                        containsString("Cancelled by admin@localhost")));
        form().formParam("x", "")
                .post(tests + "/1/cancel")
                .then()
                .statusCode(422)
                .body(containsString("has ended already"));
    }

    @Test
    void tellsOfARunThatIsNotThere() {
        signedIn().get(tests + "/7").then().statusCode(404).body(containsString("has no 7"));
        signedIn().get(tests + "/one").then().statusCode(404);
        run(1, TestRun.Status.FAILED, UUID.randomUUID());
        signedIn().get(tests + "/1/output/secrets").then().statusCode(404);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        String own = createApp();
        run(1, TestRun.Status.CREATING, id(own));
        Visitor viewer = Visitor.with(app, "view");
        viewer.reads().get(tests).then().statusCode(200).body(containsString(tests + "/1"));
        viewer.reads().get(tests + "/1").then().statusCode(200).body(not(containsString("/tests/1/cancel")));
        viewer.form().formParam("x", "").post(tests + "/1/cancel").then().statusCode(403);
        Visitor stranger = Visitor.come();
        stranger.reads().get(tests).then().statusCode(404);
        stranger.reads().get(tests + "/1").then().statusCode(404);
        stranger.reads().get(tests + "/1/output/tests").then().statusCode(404);
        signedIn()
                .header("Origin", "https://evil.example")
                .formParam("x", "")
                .post(tests + "/1/cancel")
                .then()
                .statusCode(403);
        Visitor.with(app, "deploy")
                .form()
                .formParam("x", "")
                .post(tests + "/1/cancel")
                .then()
                .statusCode(303);
    }

    private void run(int number, TestRun.Status status, UUID appId) {
        UUID pipelineId = UUID.fromString(
                api().get("/pipelines/" + pipeline).then().extract().path("id"));
        UUID owner =
                QuarkusTransaction.requiringNew().call(() -> App.byName(app).orElseThrow().ownerId);
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = Instant.now();
            TestRun run = new TestRun();
            run.id = UUID.randomUUID();
            run.pipelineId = pipelineId;
            run.number = number;
            run.accountId = owner;
            run.appId = appId;
            run.commitBranch = "main";
            run.commitSha = "c0ffee00".repeat(5);
            run.commitMessage = "Add <b>carts</b>\n\nAnd more.";
            run.sourceUrl = "https://example.com/source.tgz";
            run.status = status;
            run.size = DynoSize.BASIC;
            run.createdAt = now;
            run.updatedAt = now;
            if (status == TestRun.Status.FAILED) {
                run.exitCode = 3;
                TestRunOutput output = new TestRunOutput();
                output.runId = run.id;
                output.setup = "-----> Node.js\n";
                output.tests = "ok 1 - it adds up\nnot ok 2 - it is <i>fast</i>\n  took 3 s\n";
                run.persistAndFlush();
                output.persist();
            }
            run.persist();
        });
    }

    private static UUID id(String app) {
        return UUID.fromString(api().get("/apps/" + app).then().extract().path("id"));
    }
}
