package dev.slipway.platform.slug;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SlugResourceTest {
    @Inject
    Stage stage;

    @Test
    void showsTheImageAndTheProcessTypesOfARelease() {
        App app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
        String slug =
                api().get("/apps/" + app.name + "/releases/1").then().extract().path("slug.id");
        String digest = api().get("/apps/" + app.name + "/slugs/" + slug)
                .then()
                .statusCode(200)
                .body("id", equalTo(slug))
                .body("process_types.web", equalTo("node server.js"))
                .body("stack.name", equalTo("bookworm"))
                .extract()
                .path("checksum");
        api().get("/apps/" + app.name + "/slugs/" + slug)
                .then()
                .body("blob.url", containsString("/v2/apps/" + app.id + "/manifests/" + digest));
        for (String other : new String[] {Api.createApp() + "/slugs/" + slug, app.name + "/slugs/none"}) {
            api().get("/apps/" + other).then().statusCode(404).body("id", equalTo("not_found"));
        }
    }
}
