package dev.slipway.platform.ci;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.source.Tgz;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits are built and tested as apps that nobody sees, and that are gone at the end. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TestRunResourceTest extends TestRunFixture {
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

    /** Without what the platform itself says of the release. */
    private static String withoutRelease(String output) {
        return output.replaceAll("(?s)-----> Launching.*?\n\n", "");
    }
}
