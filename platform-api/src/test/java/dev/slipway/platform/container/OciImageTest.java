package dev.slipway.platform.container;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class OciImageTest {
    @Inject
    Stage stage;

    private App app;
    private String url;

    @BeforeEach
    void create() {
        app = stage.createApp();
        url = "/apps/" + app.name;
    }

    @Test
    void anImageIsMadeKnownAndReleased() {
        PushedImage image = PushedImage.push(app.name + "/builds", "server.js");
        String id = create("""
                        {"image_repo": "%s/builds", "digest": "%s", "commit": "c0ffee", "architecture": "amd64",
                         "process_types": {
                           "web": {"name": "web", "command": "bin/web", "working_dir": "/my app", "default": true},
                           "worker": {"name": "worker"}}}
                        """.formatted(app.name, image.digest()))
                .statusCode(201)
                .body("digest", equalTo(image.digest()))
                .body("image_repo", equalTo("apps/" + app.id + "/builds"))
                .body("commit", equalTo("c0ffee"))
                .body("process_types.web.command", equalTo("cd '/my app' && bin/web"))
                .body("process_types.web.default", equalTo(true))
                .body("process_types.worker.command", equalTo("node server.js"))
                .extract()
                .path("id");
        for (String identity : new String[] {id, image.digest()}) {
            api().get(url + "/oci-images/" + identity)
                    .then()
                    .statusCode(200)
                    .body("$", hasSize(1))
                    .body("[0].id", equalTo(id));
        }

        api().body(Map.of("oci_image", image.digest()))
                .post(url + "/releases")
                .then()
                .statusCode(201)
                .body("slug.id", equalTo(id));
        stage.settle(app);
        api().get(url + "/formation/web").then().body("command", equalTo("cd '/my app' && bin/web"));
    }

    @Test
    void withoutProcessTypesItIsWebWithTheImagesOwnCommand() {
        PushedImage image = PushedImage.push(app.name + "/web", "server.js");
        create("{\"image_repo\": \"apps/%s/web\", \"digest\": \"%s\"}".formatted(app.id, image.digest()))
                .statusCode(201)
                .body("process_types.web.command", equalTo("node server.js"));
    }

    @Test
    void refusesAnImageThatIsNotThisApps() {
        App other = stage.createApp();
        PushedImage image = PushedImage.push(other.name + "/web", "server.js");
        for (String repository :
                new String[] {other.name + "/web", "apps/" + other.id + "/web", "apps/" + app.id, "x", ""}) {
            create("{\"image_repo\": \"%s\", \"digest\": \"%s\"}".formatted(repository, image.digest()))
                    .statusCode(422)
                    .body("message", containsString("must be a repository of " + app.name));
        }
        create("{\"image_repo\": \"%s/web\", \"digest\": \"%s\"}".formatted(app.name, image.digest()))
                .statusCode(404)
                .body("message", containsString("Push it first"));
        api().get(url + "/oci-images/" + image.digest()).then().statusCode(404);
        api().body(Map.of("oci_image", image.digest()))
                .post(url + "/releases")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"image_repo\": \"x/y\"}",
                "{\"image_repo\": 1, \"digest\": 2}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"latest\"}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"process_types\": \"web\"}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"process_types\": {\"web\": \"x\"}}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"process_types\": {\"web\": {\"command\": 1}}}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"process_types\": {\"web\": {\"command\": \"\"}}}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"process_types\": {\"a b\": {}}}",
                "{\"image_repo\": \"APP/web\", \"digest\": \"DIGEST\", \"commit\": \"a\\tb\"}"
            })
    void refusesWhatSaysNoImage(String body) {
        PushedImage image = PushedImage.push(app.name + "/web", "server.js");
        create(body.replace("APP", app.name).replace("DIGEST", image.digest()))
                .statusCode(422)
                .body("id", equalTo("invalid_params"));
    }

    private ValidatableResponse create(String body) {
        return api().body(body).post(url + "/oci-images").then();
    }
}
