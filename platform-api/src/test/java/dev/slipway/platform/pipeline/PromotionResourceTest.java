package dev.slipway.platform.pipeline;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.key;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.container.PushedImage;
import dev.slipway.platform.slug.Slug;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PromotionResourceTest {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    @Inject
    dev.slipway.platform.rollout.Stage stage;

    private final String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
    private App source;
    private App target;

    @BeforeEach
    void twoAppsInAPipeline() {
        PipelineResourceTest.create(pipeline).statusCode(201);
        source = stage.createApp();
        target = stage.createApp();
        PipelineResourceTest.add(source.name, pipeline, "staging").statusCode(201);
        PipelineResourceTest.add(target.name, pipeline, "production").statusCode(201);
    }

    @Test
    void releasesTheSameImageInTheTargetWithTheTargetsOwnConfig() {
        deployAnImageThatIsThere();
        api().body(Map.of("WHO", "target"))
                .patch("/apps/" + target.name + "/config-vars")
                .then()
                .statusCode(200);
        String id = promote(target.id)
                .statusCode(201)
                .body("status", equalTo("pending"))
                .extract()
                .path("id");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            stage.playFormation(target);
            return api().get("/pipeline-promotions/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("status")
                    .equals("completed");
        });
        api().get("/pipeline-promotions/" + id + "/promotion-targets")
                .then()
                .statusCode(200)
                .body("status", equalTo(List.of("succeeded")));
        String slug = api().get("/apps/" + target.name + "/releases/v2")
                .then()
                .body("description", containsString("Promote " + source.name + " v1"))
                .extract()
                .path("slug.id");
        api().get("/apps/" + target.name + "/slugs/" + slug)
                .then()
                .body("checksum", equalTo(live(source).digest))
                .body("blob.url", containsString("apps/" + target.id));
        api().get("/apps/" + target.name + "/releases/v2/config-vars").then().body("WHO", equalTo("target"));
        given().auth()
                .preemptive()
                .basic("slipway", key())
                .get("/v2/apps/" + target.id + "/manifests/" + live(source).digest)
                .then()
                .statusCode(200);
    }

    @Test
    void givesTheTargetTheImagesOfAllProcessTypes() {
        PushedImage web = PushedImage.push(source.name + "/web", "server.js");
        PushedImage worker = PushedImage.push(source.name + "/worker", "work.js");
        api().body("""
                        {"updates": [{"type": "web", "docker_image": "%s"}, {"type": "worker", "docker_image": "%s"}]}
                        """.formatted(web.id(), worker.id()))
                .patch("/apps/" + source.name + "/formation")
                .then()
                .statusCode(200);
        stage.settle(source);
        promote(target.id).statusCode(201);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            stage.playFormation(target);
            return "succeeded"
                    .equals(api().get("/apps/" + target.name + "/releases/1").path("status"));
        });
        assertEquals(
                Set.of(
                        new ImageReference("apps/" + target.id + "/web", web.digest()),
                        new ImageReference("apps/" + target.id + "/worker", worker.digest())),
                live(target).images());
    }

    @Test
    void saysOfATargetWhyItGotNoRelease() {
        stage.deploy(source, Map.of("web", "node server.js"));
        String id = promote(target.id)
                .statusCode(201)
                .body("status", equalTo("completed"))
                .extract()
                .path("id");
        api().get("/pipeline-promotions/" + id + "/promotion-targets")
                .then()
                .body("[0].status", equalTo("failed"))
                .body("[0].error_message", containsString("not in the registry"));
        api().get("/apps/" + target.name + "/releases").then().body("$", hasSize(0));
    }

    @Test
    void refusesAnEmptySourceTheSourceItselfAndAStranger() {
        promote(target.id).statusCode(422).body("message", containsString("Nothing is live"));
        stage.deploy(source, Map.of("web", "node server.js"));
        promote(source.id).statusCode(422);
        promote(stage.createApp().id).statusCode(422).body("message", containsString("is not in the pipeline"));
        api().body(Map.of("pipeline", pipeline, "source", Map.of("app", source.name)))
                .post("/pipeline-promotions")
                .then()
                .statusCode(422);
        api().get("/pipeline-promotions/none").then().statusCode(404);
    }

    private ValidatableResponse promote(UUID to) {
        return api().body(Map.of(
                        "pipeline",
                        Map.of("id", pipeline),
                        "source",
                        Map.of("app", Map.of("id", source.id)),
                        "targets",
                        List.of(Map.of("app", Map.of("id", to)))))
                .post("/pipeline-promotions")
                .then();
    }

    /** The builder of the stage makes images up; this one is pushed. */
    private void deployAnImageThatIsThere() {
        stage.deploy(source, Map.of("web", "node server.js"));
        String config = "{\"architecture\": \"amd64\", \"os\": \"linux\", \"mark\": \"%s\"}".formatted(source.id);
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s", "layers": [],
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d}}""".formatted(MANIFEST, digest(config), config.length());
        String repository = "/v2/apps/" + source.id;
        given().auth()
                .preemptive()
                .basic("slipway", key())
                .contentType("application/octet-stream")
                .body(config.getBytes(UTF_8))
                .post(repository + "/blobs/uploads/?digest=" + digest(config))
                .then()
                .statusCode(201);
        given().auth()
                .preemptive()
                .basic("slipway", key())
                .contentType(MANIFEST)
                .body(manifest.getBytes(UTF_8))
                .put(repository + "/manifests/" + digest(manifest))
                .then()
                .statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() -> Slug.update("digest = ?1 where appId = ?2", digest(manifest), source.id));
    }

    private static Slug live(App app) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Slug.<Slug>find("appId", app.id).firstResult());
    }

    private static String digest(String text) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
