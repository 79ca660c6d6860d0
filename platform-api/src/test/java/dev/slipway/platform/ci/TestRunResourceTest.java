package dev.slipway.platform.ci;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.source.Tgz;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits are built and tested as apps that nobody sees, and that are gone at the end. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TestRunResourceTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Map<String, String> TYPES = Map.of("web", "node server.js", "release", "node migrate.js");
    private static final String TESTS = """
            {"env": {"COLOUR": "blue", "STAGE": "any"},
             "environments": {"test": {
               "env": {"STAGE": "test", "SECRET": {"required": true}},
               "formation": {"test": {"quantity": 1, "size": "standard-2x"}},
               "scripts": {"test-setup": "npm run prepare", "test": "npm test"}}}}""";
    private static final String PLAIN = "{\"environments\": {\"test\": {\"scripts\": {\"test\": \"npm test\"}}}}";

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @Inject
    Clock clock;

    private String pipeline;

    @BeforeEach
    void aPipeline() {
        pipeline = pipeline();
    }

    @Test
    void testsACommitAndLeavesNothingButWhatWasPrinted() {
        api().body(Map.of("SECRET", "hidden")).patch("/pipelines/" + pipeline + "/stage/test/config-vars");
        String id = create(TESTS)
                .statusCode(201)
                .body("number", equalTo(1))
                .body("commit_branch", equalTo("main"))
                .body("pipeline.id", equalTo(pipeline))
                .body("dyno.size", equalTo("Standard-2X"))
                .extract()
                .path("id");
        App app = app(id);
        for (String list : List.of("/apps", "/users/~/apps")) {
            api().header("Range", "name ..; max=1000").get(list).then().body("name", not(hasItem(app.name)));
        }
        build(true, "-----> Node.js\n");
        DesiredDyno dyno = dyno(app);
        awaitStatus(id, "running");
        Map<String, String> environment = dyno.environment().values();
        assertEquals("hidden", environment.get("SECRET"));
        assertEquals("test", environment.get("STAGE"));
        assertEquals("blue", environment.get("COLOUR"));
        assertEquals("true", environment.get("CI"));
        assertEquals(id, environment.get("HEROKU_TEST_RUN_ID"));
        assertEquals("main", environment.get("HEROKU_TEST_RUN_BRANCH"));
        assertEquals("0123abc", environment.get("HEROKU_TEST_RUN_COMMIT_VERSION"));
        assertTrue(dyno.command().contains("npm run prepare") && dyno.command().contains("npm test"), dyno.command());
        assertEquals("Standard-2X", dyno.size().label());
        print(app, dyno, "prepared", beginning(id), "ok 1 - adds up", "not ok 2 - is fast # TODO");
        exit(dyno, 0);
        awaitStatus(id, "succeeded");
        api().get("/test-runs/" + id + "/test-nodes")
                .then()
                .statusCode(200)
                .body("exit_code", equalTo(List.of(0)))
                .body("status", equalTo(List.of("succeeded")))
                .body("test_run.id", equalTo(List.of(id)));
        assertEquals("-----> Node.js\nprepared\n", withoutRelease(stream(id, "setup_stream_url")));
        assertEquals("ok 1 - adds up\nnot ok 2 - is fast # TODO\n", stream(id, "output_stream_url"));
        api().get("/test-runs/" + id + "/test-cases")
                .then()
                .statusCode(200)
                .body("passed", equalTo(List.of(true, false)))
                .body("directive", equalTo(List.of("", "TODO")))
                .body("description", equalTo(List.of("adds up", "is fast")));
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void isFoundByItsNumberAndListedWithTheOthers() {
        String first = create("{}").extract().path("id");
        String second = create("{}").extract().path("id");
        api().header("Range", "number ..; order=desc,max=15")
                .get("/pipelines/" + pipeline + "/test-runs")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(second, first)))
                .body("number", equalTo(List.of(2, 1)));
        api().get("/pipelines/" + pipeline + "/test-runs/2")
                .then()
                .statusCode(200)
                .body("id", equalTo(second));
        api().get("/test-runs/" + first).then().statusCode(200).body("number", equalTo(1));
        for (String none : List.of("3", "0", "-1", "x", "99999999999")) {
            api().get("/pipelines/" + pipeline + "/test-runs/" + none).then().statusCode(404);
        }
        api().get("/test-runs/" + UUID.randomUUID()).then().statusCode(404);
        api().get("/test-runs/nonsense").then().statusCode(404);
        String other = pipeline();
        api().get("/pipelines/" + other + "/test-runs/1").then().statusCode(404);
        api().get("/pipelines/" + other + "/test-runs").then().body("$", equalTo(List.of()));
    }

    @Test
    void failsAsItsTestsFail() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, beginning(id), "1 failing");
        exit(dyno, 7);
        awaitStatus(id, "failed");
        api().get("/test-runs/" + id).then().body("message", containsString("status 7"));
        api().get("/test-runs/" + id + "/test-nodes")
                .then()
                .body("[0].exit_code", equalTo(7))
                .body("[0].error_status", nullValue());
        assertEquals("1 failing\n", stream(id, "output_stream_url"));
    }

    @Test
    void isAnErrorIfItsSetUpFails() {
        api().body(Map.of("SECRET", "hidden")).patch("/pipelines/" + pipeline + "/stage/test/config-vars");
        String id = create(TESTS).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, "no database");
        exit(dyno, 2);
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("test-setup exited with status 2"));
        api().get("/test-runs/" + id + "/test-nodes")
                .then()
                .body("[0].exit_code", nullValue())
                .body("[0].error_status", equalTo("running"));
        assertTrue(stream(id, "setup_stream_url").endsWith("no database\n"));
    }

    @Test
    void isAnErrorIfTheBuildFails() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(false, "npm error\n");
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", equalTo("It can't be compiled."));
        assertTrue(stream(id, "setup_stream_url").startsWith("npm error\n"));
        assertEquals("", stream(id, "output_stream_url"));
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void aBuildThatARestartCutOffEndsTheRunWithThatReason() {
        String id = create(PLAIN).extract().path("id");
        take();
        builds.failInterrupted("builder-of-the-test");
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("restarted during this build"));
    }

    @Test
    void isAnErrorIfItsAppIsDestroyed() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        api().delete("/apps/" + app.name).then().statusCode(200);
        api().get("/test-runs/" + id)
                .then()
                .body("status", equalTo("errored"))
                .body("message", equalTo("Its app was destroyed."));
    }

    @Test
    void saysWhatKeepsASourceFromBeingTested() {
        untestable(new Tgz().file("Procfile", "web: x"), "has no app.json");
        untestable(tgz("{}"), "environments.test.scripts.test is missing");
        untestable(tgz("{\"environments\": {\"test\": {\"scripts\": {\"test\": 5}}}}"), "must be a text");
        untestable(tgz("{"), "is not JSON");
        untestable(tgz(TESTS), "env.SECRET is required");
        untestable(tgz(PLAIN.replace("npm test", "x".repeat(40_000))), "characters together");
        untestable(
                tgz(PLAIN.replace(
                        "\"scripts\"", "\"buildpacks\": [{\"url\": \"https://example.com/x\"}], \"scripts\"")),
                "isn't one of this installation's");
    }

    @Test
    void warnsOfWhatItDoesWithout() {
        String json = PLAIN.replace(
                "\"scripts\"",
                "\"addons\": [\"heroku-postgresql\"], \"formation\": {\"test\": {\"quantity\": 4}}, \"scripts\"");
        String id = create(json)
                .statusCode(201)
                .body("warning_message", containsString("heroku-postgresql"))
                .body("warning_message", containsString("in one"))
                .extract()
                .path("id");
        update(id, "{\"status\": \"cancelled\", \"message\": \"seen\"}").statusCode(200);
    }

    @Test
    void oneRunOfAPipelineTestsAtATime() {
        String first = create(PLAIN).extract().path("id");
        App firstApp = app(first);
        build(true, "");
        DesiredDyno running = dyno(firstApp);
        String second = create(PLAIN).extract().path("id");
        App secondApp = app(second);
        build(true, "");
        await().atMost(SOON)
                .until(() -> String.valueOf(
                                (Object) api().get("/test-runs/" + second).path("message"))
                        .contains("waits"));
        assertEquals("building", status(second));
        exit(running, 0);
        awaitStatus(first, "succeeded");
        DesiredDyno next = dyno(secondApp);
        exit(next, 0);
        awaitStatus(second, "succeeded");
        api().get("/test-runs/" + second).then().body("message", nullValue());
    }

    @Test
    void isStreamedAsItRunsPartByPart() throws Exception {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "-----> Node.js\n");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, "prepared", beginning(id));
        // Its set-up is told to its end while the tests still run.
        assertEquals("-----> Node.js\nprepared\n", withoutRelease(stream(id, "setup_stream_url")));
        CompletableFuture<String> tests =
                CompletableFuture.supplyAsync(() -> stream(id, "output_stream_url"), Thread::startVirtualThread);
        print(app, dyno, "ok 1", "ok 2");
        exit(dyno, 0);
        assertEquals("ok 1\nok 2\n", tests.get(1, TimeUnit.MINUTES));
        awaitStatus(id, "succeeded");
    }

    @Test
    void isAnErrorIfItsTestsTakeTooLong() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        awaitStatus(id, "running");
        QuarkusTransaction.requiringNew()
                .run(() -> TestRun.update(
                        "startedAt = ?1 where id = ?2",
                        clock.instant().minus(Duration.ofHours(2)),
                        UUID.fromString(id)));
        exit(dyno, 143);
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("longer than 60 min"));
    }

    @Test
    void isGivenUpIfThePlatformWasKilledWhileItsSourceArrived() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        QuarkusTransaction.requiringNew().run(() -> {
            Build.delete("appId", app.id);
            TestRun.update(
                    "createdAt = ?1 where id = ?2", clock.instant().minus(Duration.ofHours(1)), UUID.fromString(id));
        });
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("stopped while the source arrived"));
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void isCancelledOnceAndWhateverItDoes() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, beginning(id), "half way");
        update(id, "{\"status\": \"succeeded\", \"message\": \"x\"}").statusCode(422);
        update(id, "{}").statusCode(422);
        update(id, "null").statusCode(422);
        update(id, "{\"status\": \"cancelled\", \"message\": \"not needed\"}")
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("message", equalTo("not needed"));
        update(id, "{\"status\": \"cancelled\", \"message\": \"\"}")
                .statusCode(422)
                .body("message", containsString("ended already, as cancelled"));
        assertEquals("half way\n", stream(id, "output_stream_url"));
        api().get("/apps/" + app.name).then().statusCode(404);
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void endsWithItsPipeline() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        api().delete("/pipelines/" + pipeline).then().statusCode(200);
        api().get("/apps/" + app.name).then().statusCode(404);
        api().get("/test-runs/" + id).then().statusCode(404);
    }

    @Test
    void isOnlyForThoseWhoMayDeployAnAppOfThePipeline() {
        App app = stage.createApp();
        api().body(Map.of("app", app.name, "pipeline", pipeline, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
        String id = create("{}").extract().path("id");
        Person viewer = People.collaborator(app.name, "view");
        viewer.calls().get("/test-runs/" + id).then().statusCode(200);
        viewer.calls().body(body(upload(tgz(PLAIN)))).post("/test-runs").then().statusCode(403);
        // Nor may they make themselves one who deploys to the pipeline.
        viewer.calls()
                .body(Map.of("app", People.createApp(viewer), "pipeline", pipeline, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(403)
                .body("message", containsString("deploy or operate"));
        Person deployer = People.collaborator(app.name, "deploy");
        deployer.calls()
                .body(body(upload(tgz("{}"))))
                .post("/test-runs")
                .then()
                .statusCode(201)
                .body("actor_email", equalTo(deployer.email()));
        Person stranger = People.add();
        stranger.calls().get("/test-runs/" + id).then().statusCode(404);
        stranger.calls()
                .body(body(upload(tgz(PLAIN))))
                .post("/test-runs")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"pipeline\": 5}",
                "{\"pipeline\": \"PIPELINE\", \"commit_branch\": \"main\", \"commit_sha\": \"1\"}",
                "{\"pipeline\": \"PIPELINE\", \"commit_branch\": \"a\\nb\", \"commit_sha\": \"1\", \"commit_message\": \"m\", \"source_blob_url\": \"https://example.com/x.tgz\"}",
                "{\"pipeline\": \"PIPELINE\", \"commit_branch\": \"a\", \"commit_sha\": \"1\", \"commit_message\": \"m\", \"source_blob_url\": \"no url\"}",
                "{\"pipeline\": \"PIPELINE\", \"commit_branch\": \"a\", \"commit_sha\": \"1\", \"commit_message\": \"m\", \"source_blob_url\": \"ftp://example.com/x\"}",
                "{\"pipeline\": \"PIPELINE\", \"commit_branch\": \"a\", \"commit_sha\": \"1\", \"commit_message\": \"m\", \"source_blob_url\": \"https://example.com/x\", \"debug\": true}"
            })
    void refusesWhatIsNoTestRunAndLeavesNothing(String body) {
        api().body(body.replace("PIPELINE", pipeline))
                .post("/test-runs")
                .then()
                .statusCode(422)
                .body("message", notNullValue());
        api().get("/pipelines/" + pipeline + "/test-runs").then().body("$", equalTo(List.of()));
    }

    @Test
    void itsStreamsNeedTheirSignatures() {
        String id = create("{}").extract().path("id");
        given().get("/streams/test-outputs/" + id).then().statusCode(404);
        String setup = node(id, "setup_stream_url");
        given().get(here(setup.replace("test-setups", "test-outputs"))).then().statusCode(404);
    }

    private void untestable(Tgz tarball, String why) {
        String id = create(tarball)
                .statusCode(201)
                .body("status", equalTo("errored"))
                .body("message", containsString(why))
                .extract()
                .path("id");
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> App.count("testRunId", UUID.fromString(id))));
    }

    private ValidatableResponse create(String appJson) {
        return create(tgz(appJson));
    }

    private ValidatableResponse create(Tgz tarball) {
        return api().body(body(upload(tarball))).post("/test-runs").then();
    }

    private String body(String url) {
        return """
                {"pipeline": "%s", "commit_branch": "main", "commit_sha": "0123abc", "commit_message": "Add up",
                 "source_blob_url": "%s"}""".formatted(pipeline, url);
    }

    private static ValidatableResponse update(String id, String body) {
        return api().body(body).patch("/test-runs/" + id).then();
    }

    private BuildJob take() {
        BuildJob job = await().atMost(SOON)
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        assertTrue(job.test());
        return job;
    }

    private void build(boolean good, String output) {
        BuildJob job = take();
        if (!output.isEmpty()) {
            builds.output(job.id(), output);
        }
        if (good) {
            stage.finish(job, TYPES);
        } else {
            builds.finish(job.id(), new BuildOutcome.Failed(true, "It can't be compiled."));
        }
    }

    private DesiredDyno dyno(App app) {
        DesiredDyno dyno = await().atMost(SOON)
                .until(() -> stage.desired(app).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
        assertTrue(dyno.oneOff());
        assertFalse(dyno.command().contains("migrate"), "a test run has no release phase");
        return dyno;
    }

    private void print(App app, DesiredDyno dyno, String... lines) {
        for (String line : lines) {
            stage.print(app, dyno, line);
        }
    }

    private void exit(DesiredDyno dyno, int code) {
        stage.report(new DynoReport.Exited(dyno.id(), dyno.attempt(), clock.instant(), code, false));
    }

    private static String beginning(String id) {
        TestRun run = new TestRun();
        run.id = UUID.fromString(id);
        return TestScript.beginning(run);
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(status, status(id)));
    }

    private static String status(String id) {
        return api().get("/test-runs/" + id).path("status");
    }

    private static String node(String id, String field) {
        return api().get("/test-runs/" + id + "/test-nodes").path("[0]." + field);
    }

    private static String stream(String id, String field) {
        return given().urlEncodingEnabled(false)
                .get(here(node(id, field)))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\0", "");
    }

    /** Without what the platform itself says of the release. */
    private static String withoutRelease(String output) {
        return output.replaceAll("(?s)-----> Launching.*?\n\n", "");
    }

    private static String here(String url) {
        return url.replaceFirst("http://localhost:\\d+", RestAssured.baseURI + ":" + RestAssured.port);
    }

    private static App app(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> App.<App>find("testRunId", UUID.fromString(id))
                        .firstResultOptional()
                        .orElseThrow());
    }

    private static Tgz tgz(String appJson) {
        return new Tgz().file("app.json", appJson).file("Procfile", "web: x");
    }

    private static String upload(Tgz tarball) {
        Map<String, String> urls = api().post("/sources").path("source_blob");
        given().body(tarball.bytes()).put(here(urls.get("put_url"))).then().statusCode(200);
        return urls.get("get_url");
    }

    private static String pipeline() {
        return api().body(Map.of("name", "ci-" + UUID.randomUUID().toString().substring(0, 8)))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
