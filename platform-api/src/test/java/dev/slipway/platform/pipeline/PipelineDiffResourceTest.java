package dev.slipway.platform.pipeline;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.git.Clone;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps of successive stages are compared by the commits that the real git pushed to them. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PipelineDiffResourceTest {
    private static final Map<String, String> WORKER = Map.of("worker", "node worker.js");

    @Inject
    Stage stage;

    @TempDir
    Path folder;

    private App staging;
    private App production;
    private Clone clone;

    @BeforeEach
    void aPipelineWithTwoApps() {
        String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
        api().body(Map.of("name", pipeline)).post("/pipelines").then().statusCode(201);
        staging = stage.createApp();
        production = stage.createApp();
        couple(staging, pipeline, "staging");
        couple(production, pipeline, "production");
        clone = Clone.of(staging.name, folder.resolve("clone"));
    }

    @Test
    void tellsWhichCommitsTheNextStageLacks() {
        diff().body("[0].status", equalTo("unknown")).body("[0].message", containsString("nothing is deployed"));
        clone.commit("first");
        deploy(production);
        deploy(staging);
        diff().body("[0].status", equalTo("up_to_date"))
                .body("[0].app.name", equalTo(production.name))
                .body("[0].stage", equalTo("production"))
                .body("[0].commits", equalTo(List.of()));
        String second = clone.commit("second");
        String third = clone.commit("third");
        deploy(staging);
        diff().body("[0].status", equalTo("ahead"))
                .body("[0].ahead_by", equalTo(2))
                .body("[0].behind_by", equalTo(0))
                .body("[0].commits.sha", equalTo(List.of(third, second)))
                .body("[0].commits.message", equalTo(List.of("third", "second")))
                .body("[0].commits.author", equalTo(List.of("clone", "clone")));
    }

    @Test
    void saysWhyItCanNotCompare() {
        clone.commit("of staging");
        deploy(staging);
        clone.git("checkout", "-q", "--orphan", "other");
        clone.commit("of production");
        clone.git("branch", "-M", "main");
        deploy(production);
        diff().body("[0].status", equalTo("unknown")).body("[0].message", containsString("doesn't have both"));
    }

    @Test
    void comparesWithAppsThatTheCallerSees() {
        String path = "/apps/" + staging.name + "/pipeline-diff";
        People.collaborator(staging.name, "view")
                .calls()
                .get(path)
                .then()
                .statusCode(200)
                .body("$", equalTo(List.of()));
        api().get("/apps/" + production.name + "/pipeline-diff")
                .then()
                .statusCode(200)
                .body("$", equalTo(List.of()));
        App alone = stage.createApp();
        api().get("/apps/" + alone.name + "/pipeline-diff")
                .then()
                .statusCode(422)
                .body("message", containsString("in no pipeline"));
    }

    private ValidatableResponse diff() {
        return api().get("/apps/" + staging.name + "/pipeline-diff").then().statusCode(200);
    }

    private void deploy(App app) {
        clone.git("remote", "set-url", "slipway", "http://localhost:" + RestAssured.port + "/" + app.name + ".git");
        Clone.Push push = clone.push();
        stage.deployNext(app, WORKER);
        assertEquals(0, push.exitCode(), push::output);
    }

    private static void couple(App app, String pipeline, String stage) {
        api().body(Map.of("app", app.name, "pipeline", pipeline, "stage", stage))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
    }
}
