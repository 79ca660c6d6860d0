package dev.slipway.platform.preview;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ReviewAppConfigTest extends ReviewAppFixture {
    @Inject
    Clock clock;

    @Test
    void hasTheConfigVarsThatThePipelineHasForReviewApps() {
        api().body(Map.of("GREETING", "of the pipeline", "STAGE", "of the pipeline", "COLOUR", "of the pipeline"))
                .patch("/pipelines/" + pipeline + "/stage/review/config-vars")
                .then()
                .statusCode(200);
        String id = api().body("""
                        {"branch": "login", "pipeline": "%s", "source_blob": {"url": "%s"}, "environment": {"STAGE": "asked"}}
                        """.formatted(
                        pipeline, upload("{\"environments\": {\"review\": {\"env\": {\"COLOUR\": \"green\"}}}}")))
                .post("/review-apps")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api().get("/apps/" + app(id).name + "/config-vars")
                .then()
                .body("GREETING", equalTo("of the pipeline"))
                .body("COLOUR", equalTo("of the pipeline"))
                .body("STAGE", equalTo("asked"))
                .body("SECRET", equalTo("hidden"));
        api().delete("/review-apps/" + id).then().statusCode(200);
    }

    @Test
    void thePipelineSaysHowReviewAppsAreMade() {
        String config = "/pipelines/" + pipeline + "/review-app-config";
        App development = stage.createApp();
        couple(development, pipeline, "development");
        api().get(config).then().statusCode(404).body("message", containsString("reviewapps:enable"));
        api().body(Map.of("repo", "acme/shop", "app", development.name))
                .post(config)
                .then()
                .statusCode(201)
                .body("destroy_stale_apps", equalTo(false))
                .body("stale_days", equalTo(5));
        api().body(Map.of("repo", "acme/shop")).post(config).then().statusCode(422);
        String base = "b" + Long.toString(System.nanoTime(), 36).substring(4);
        api().body(Map.of("destroy_stale_apps", true, "stale_days", 20, "base_name", base))
                .patch(config)
                .then()
                .statusCode(200)
                .body("base_name", equalTo(base));
        api().get(config).then().statusCode(200).body("pipeline_id", equalTo(pipeline));
        App app = app(create("login").statusCode(201).extract().path("id"));
        assertTrue(app.name.equals(base + "-pr-login"), app.name);
        api().get("/apps/" + development.name + "/previews").then().body("$", hasSize(1));
        Instant end = Instant.parse(
                api().get("/apps/" + development.name + "/previews/login").path("ends_at"));
        assertTrue(end.isAfter(clock.instant().plus(Duration.ofDays(19))), end::toString);
        // Its build would be in the way of other tests'.
        api().delete("/apps/" + app.name).then().statusCode(200);
        api().delete(config).then().statusCode(200);
        api().get(config).then().statusCode(404);
        api().delete(config).then().statusCode(404);
    }

    @Test
    void aConfigurationThatMakesNoSenseIsRefused() {
        String config = "/pipelines/" + pipeline + "/review-app-config";
        App other = stage.createApp();
        for (String body : List.of(
                "[]",
                "null",
                "{\"stale_days\": 0}",
                "{\"stale_days\": 1000}",
                "{\"stale_days\": \"5\"}",
                "{\"destroy_stale_apps\": \"yes\"}",
                "{\"base_name\": \"A Name\"}",
                "{\"repo\": 5}",
                "{\"repo\": \"a\\nb\"}",
                "{\"app\": \"" + other.name + "\"}")) {
            api().body(body).post(config).then().statusCode(422);
        }
        api().body("{\"app\": \"nothing-there\"}").post(config).then().statusCode(404);
        api().body("{}").patch(config).then().statusCode(404);
        api().body("{}").post("/pipelines/nothing/review-app-config").then().statusCode(404);
    }
}
