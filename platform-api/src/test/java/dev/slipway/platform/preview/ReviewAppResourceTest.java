package dev.slipway.platform.preview;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Review apps of a pipeline, made of tarballs, and how they are made. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ReviewAppResourceTest extends ReviewAppFixture {
    private static final Map<String, String> WEB = Map.of("web", "node server.js");

    @Inject
    Builds builds;

    @Inject
    PreviewCycle cycle;

    @Test
    void aTarballBecomesAReviewAppOfThePipeline() {
        String id = api().body("""
                        {"branch": "login", "pipeline": "%s", "pr_number": 42, "fork_repo_id": 7,
                         "source_blob": {"url": "%s", "version": "v1"}, "environment": {"STAGE": "review", "SECRET": null}}
                        """.formatted(
                        pipeline, upload("{\"environments\": {\"review\": {\"env\": {\"COLOUR\": \"green\"}}}}")))
                .post("/review-apps")
                .then()
                .statusCode(201)
                .body("status", equalTo("creating"))
                .body("branch", equalTo("login"))
                .body("pr_number", equalTo(42))
                .body("fork_repo.id", equalTo(7))
                .body("pipeline.id", equalTo(pipeline))
                .extract()
                .path("id");
        App app = app(id);
        stage.deployNext(app, WEB);
        api().get("/review-apps/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("created"))
                .body("error_status", nullValue());
        api().get("/apps/" + app.name + "/review-app").then().statusCode(200).body("id", equalTo(id));
        api().get("/pipelines/" + pipeline + "/review-apps")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)));
        api().get("/apps/" + app.name + "/pipeline-couplings").then().body("stage", equalTo("review"));
        api().get("/apps/" + app.name + "/config-vars")
                .then()
                .body("GREETING", equalTo("hi"))
                .body("STAGE", equalTo("review"))
                .body("COLOUR", equalTo("green"))
                .body("$", not(hasKey("SECRET")));
        api().get("/apps/" + staging.name + "/previews").then().body("name", equalTo(List.of("login")));
        create("login").statusCode(422).body("message", containsString("already: " + app.name));
    }

    @Test
    void runsItsPostdeployScriptOnce() {
        String json = "{\"scripts\": {\"postdeploy\": \"node seed.js\"}}";
        String id = api().body(body("login", pipeline, upload(json)))
                .post("/review-apps")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        App app = app(id);
        stage.deployNext(app, WEB);
        String setup = api().get("/review-apps/" + id).path("app_setup.id");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            stage.playNode(app);
            return api().get("/app-setups/" + setup).path("status").equals("succeeded");
        });
        api().get("/app-setups/" + setup)
                .then()
                .body("app.name", equalTo(app.name))
                .body("postdeploy.exit_code", equalTo(0));
    }

    @Test
    void isDeletedWithItsApp() {
        String id = create("login").statusCode(201).extract().path("id");
        App app = app(id);
        api().delete("/review-apps/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("deleted"))
                .body("app", nullValue());
        api().get("/apps/" + app.name).then().statusCode(404);
        api().get("/pipelines/" + pipeline + "/review-apps").then().body("$", hasSize(0));
        api().delete("/review-apps/" + id).then().statusCode(422).body("message", containsString("gone already"));
    }

    @Test
    void staysReadableAfterItsAppIsGone() {
        String id = create("login").statusCode(201).extract().path("id");
        App app = app(id);
        stage.deployNext(app, WEB);
        api().delete("/apps/" + app.name).then().statusCode(200);
        cycle.reconcile();
        api().get("/review-apps/" + id).then().statusCode(200).body("status", equalTo("deleted"));
    }

    @Test
    void saysWhyItsBuildFailed() {
        String id = create("login").statusCode(201).extract().path("id");
        BuildJob job = builds.take("builder-of-the-test").orElseThrow();
        builds.finish(job.id(), new BuildOutcome.Failed(true, "It can't be compiled."));
        api().get("/review-apps/" + id)
                .then()
                .body("status", equalTo("errored"))
                .body("error_status", equalTo("It can't be compiled."));
    }

    @Test
    void whatCanNotBeMadeIsRefusedAndLeavesNothing() {
        for (String body : List.of("{}", "[]", "null", "{\"branch\": \"a\", \"pipeline\": 5}")) {
            api().body(body).post("/review-apps").then().statusCode(422);
        }
        api().body(body("login", "nothing", upload("{}")))
                .post("/review-apps")
                .then()
                .statusCode(404);
        api().body(body("login", pipeline(), upload("{}")))
                .post("/review-apps")
                .then()
                .statusCode(422)
                .body("message", containsString("no app in stage staging or development"));
        api().body(body("", pipeline, upload("{}"))).post("/review-apps").then().statusCode(422);
        api().body(body("login", pipeline, upload("{\"env\": {\"A\": {}}}")))
                .post("/review-apps")
                .then()
                .statusCode(422)
                .body("message", containsString("env.A is required"));
        api().body(body("login", pipeline, "ftp://example.com/x"))
                .post("/review-apps")
                .then()
                .statusCode(422);
        for (String more : List.of(
                "\"environment\": 5",
                "\"environment\": {\"A\": 5}",
                "\"environment\": {\"A-B\": \"x\"}",
                "\"pr_number\": \"x\"",
                "\"fork_repo_id\": 1.5")) {
            api().body(body("login", pipeline, upload("{}")).replaceFirst("\\{", "{" + more + ", "))
                    .post("/review-apps")
                    .then()
                    .statusCode(422);
        }
        api().get("/apps/" + staging.name + "/previews").then().body("$", hasSize(0));
    }

    @Test
    void isMadeByWhoMayDeployToItsParentAndSeenByWhoSeesThat() {
        Person viewer = People.collaborator(staging.name, "view");
        Person developer = People.collaborator(staging.name, "deploy");
        Person stranger = People.add();
        String wanted = body("login", pipeline, upload("{}"));
        viewer.calls().body(wanted).post("/review-apps").then().statusCode(403);
        stranger.calls().body(wanted).post("/review-apps").then().statusCode(404);
        viewer.calls()
                .body("{}")
                .post("/pipelines/" + pipeline + "/review-app-config")
                .then()
                .statusCode(403);
        String id = developer
                .calls()
                .body(wanted)
                .post("/review-apps")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        viewer.calls().get("/review-apps/" + id).then().statusCode(200);
        viewer.calls().get("/apps/" + app(id).name).then().statusCode(200);
        stranger.calls().get("/review-apps/" + id).then().statusCode(404);
        viewer.calls().delete("/review-apps/" + id).then().statusCode(403);
        developer.calls().delete("/review-apps/" + id).then().statusCode(200);
    }

    @Test
    void onlyAPreviewInAPipelineIsAReviewApp() {
        api().get("/apps/" + staging.name + "/review-app").then().statusCode(404);
        api().get("/review-apps/nonsense").then().statusCode(404);
        api().get("/review-apps/" + UUID.randomUUID()).then().statusCode(404);
        api().get("/pipelines/nothing/review-apps").then().statusCode(404);
    }
}
