package dev.slipway.platform.preview;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;

import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.source.Tgz;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A pipeline with an app that review apps are made like. */
abstract class ReviewAppFixture {
    @Inject
    Stage stage;

    App staging;
    String pipeline;

    @BeforeEach
    void aPipelineWithAnApp() {
        staging = stage.createApp();
        pipeline = pipeline();
        couple(staging, pipeline, "staging");
        api().body(Map.of("GREETING", "hi", "SECRET", "hidden"))
                .patch("/apps/" + staging.name + "/config-vars")
                .then()
                .statusCode(200);
    }

    ValidatableResponse create(String branch) {
        return api().body(body(branch, pipeline, upload("{}")))
                .post("/review-apps")
                .then();
    }

    static String body(String branch, String pipeline, String url) {
        return "{\"branch\": \"%s\", \"pipeline\": \"%s\", \"source_blob\": {\"url\": \"%s\"}}"
                .formatted(branch, pipeline, url);
    }

    static String pipeline() {
        return api().body(Map.of("name", "way-" + UUID.randomUUID().toString().substring(0, 8)))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void couple(App app, String pipeline, String stage) {
        api().body(Map.of("app", app.name, "pipeline", pipeline, "stage", stage))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
    }

    static App app(String reviewApp) {
        String id = api().get("/review-apps/" + reviewApp).path("app.id");
        return QuarkusTransaction.requiringNew().call(() -> App.findById(UUID.fromString(id)));
    }

    static String upload(String appJson) {
        Map<String, String> urls = api().post("/sources").path("source_blob");
        given().body(new Tgz().file("app.json", appJson).bytes())
                .put(urls.get("put_url")
                        .replaceFirst("http://localhost:\\d+", RestAssured.baseURI + ":" + RestAssured.port))
                .then()
                .statusCode(200);
        return urls.get("get_url");
    }
}
