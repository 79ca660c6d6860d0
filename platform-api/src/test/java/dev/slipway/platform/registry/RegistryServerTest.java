package dev.slipway.platform.registry;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The registry where it lives: under the platform's own server, with its accounts. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RegistryServerTest {
    @Inject
    Registry registry;

    @Inject
    Stage stage;

    @Test
    void asksForACredentialInItsOwnWords() {
        given().get("/v2/")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"Slipway\", charset=\"UTF-8\"")
                .header("Docker-Distribution-Api-Version", "registry/2.0")
                .body("errors[0].code", equalTo("UNAUTHORIZED"));
        given().auth()
                .preemptive()
                .basic("admin", "not a key")
                .get("/v2/")
                .then()
                .statusCode(401);
        admin().get("/v2/").then().statusCode(200);
    }

    @Test
    void answersErrorsInItsOwnForm() {
        admin().get("/v2/apps/none/manifests/latest")
                .then()
                .statusCode(404)
                .body("errors[0].code", equalTo("MANIFEST_UNKNOWN"))
                .body("id", nullValue());
    }

    @Test
    void takesAnImageWithAnAccountsKey() {
        for (String content : new String[] {"layer", "{}"}) {
            admin().contentType("application/octet-stream")
                    .body(content.getBytes(UTF_8))
                    .post("/v2/apps/pushed/blobs/uploads/?digest=" + Manifests.digest(content))
                    .then()
                    .statusCode(201);
        }
        String manifest = Manifests.image("layer");
        admin().contentType(Manifest.OCI_MANIFEST)
                .body(manifest.getBytes(UTF_8))
                .put("/v2/apps/pushed/manifests/latest")
                .then()
                .statusCode(201)
                .header("Docker-Content-Digest", Manifests.digest(manifest).toString());
        assertTrue(
                registry.hasManifest("apps/pushed", Manifests.digest(manifest).toString()));
    }

    @Test
    void keepsTheImageOfAReleaseThatCanBeRolledBackTo() {
        App app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
        stage.deploy(app, Map.of("web", "node server.js"));
        String digest = stage.digest(api().get("/apps/" + app.name + "/builds").path("[0].id"));
        admin().delete("/v2/apps/" + app.id + "/manifests/" + digest)
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo("DENIED"))
                .body("errors[0].message", containsString("rolled back to"));
        admin().delete("/v2/apps/" + app.id + "/manifests/" + Manifests.digest("other"))
                .then()
                .statusCode(404);
    }

    private static RequestSpecification admin() {
        return given().urlEncodingEnabled(false).auth().preemptive().basic("admin", Api.key());
    }
}
