package dev.slipway.platform.container;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.container.PushedImage.push;
import static dev.slipway.platform.container.PushedImage.registry;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ContainerReleaseTest extends ContainerFixture {
    private static final String NOWHERE = "sha256:" + "0".repeat(64);

    @Test
    void releasesAnImageOfItsOwnForEachProcessType() {
        PushedImage web = push(app.name + "/web", "server.js");
        PushedImage worker = push(app.name + "/worker", "it's work.js");

        release(use("web", web.id()) + ", " + use("worker", worker.id()))
                .statusCode(200)
                .body("type", equalTo(List.of("web", "worker")))
                .body("[0].quantity", equalTo(1))
                .body("[0].command", equalTo("node server.js"))
                .body("[1].quantity", equalTo(0))
                .body("[1].command", equalTo("node 'it'\\''s work.js'"));
        stage.settle(app);

        assertEquals(image("web", web), running("web.1"));
        api().body("{\"quantity\": 1}").patch(url + "/formation/worker").then().statusCode(200);
        assertEquals(image("worker", worker), running("worker.1"));
        api().get(url + "/releases/1")
                .then()
                .body("description", equalTo("Deploy web (%s), worker (%s)".formatted(shortId(web), shortId(worker))))
                .body("status", equalTo("succeeded"));
        String slug = api().get(url + "/releases/1").path("slug.id");
        api().get(url + "/slugs/" + slug)
                .then()
                .statusCode(200)
                .body("commit", nullValue())
                .body("process_types.web", equalTo("node server.js"));
    }

    @Test
    void leavesTheProcessTypesThatAreNotNamedAsTheyAre() {
        stage.deploy(app, Map.of("web", "node built.js", "worker", "node built-worker.js"));
        ImageReference built = running("web.1");
        PushedImage worker = push(app.name + "/worker", "pushed.js");

        release(use("worker", worker.id()).replace("}", ", \"quantity\": 2}")).statusCode(200);
        stage.settle(app);

        assertEquals(built, running("web.1"));
        assertEquals(image("worker", worker), running("worker.2"));
    }

    @Test
    void aChangeOfConfigAndARollbackKeepTheImages() {
        PushedImage first = push(app.name + "/web", "first.js");
        release(use("web", first.id())).statusCode(200);
        stage.settle(app);
        PushedImage second = push(app.name + "/web", "second.js");
        release(use("web", second.id())).statusCode(200);
        stage.settle(app);
        api().body("{\"A\": \"1\"}").patch(url + "/config-vars").then().statusCode(200);
        stage.settle(app);
        assertEquals(image("web", second), running("web.1"));

        api().body("{\"release\": \"v1\"}").post(url + "/releases").then().statusCode(201);
        stage.settle(app);

        assertEquals(image("web", first), running("web.1"));
        assertTrue(formation.imagesToKeep().contains(image("web", second)));
        registry()
                .delete("/v2/" + app.name + "/web/manifests/" + second.digest())
                .then()
                .statusCode(403)
                .body("errors[0].message", containsString("rolled back to"));
    }

    @Test
    void releasesNothingIfOneOfTheImagesIsNotThere() {
        PushedImage web = push(app.name + "/web", "server.js");
        App other = stage.createApp();
        PushedImage foreign = push(other.name + "/worker", "work.js");

        release(use("web", web.id()) + ", " + use("worker", foreign.id()))
                .statusCode(404)
                .body("message", containsString("the repository " + app.name + "/worker has no " + foreign.id()))
                .body("message", containsString("container:push worker -a " + app.name));
        release(use("web", NOWHERE)).statusCode(404);
        release(use("web", web.id()) + ", {\"type\": \"nosuch\", \"quantity\": 1}")
                .statusCode(404);
        api().get(url + "/releases").then().body("$", hasSize(0));
        api().get(url + "/formation").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"web\", \"docker_image\": \"\"}",
                "{\"type\": \"web\", \"docker_image\": 7}",
                "{\"type\": \"web\", \"docker_image\": {}}",
                "{\"type\": \"web\", \"docker_image\": \"latest\"}",
                "{\"type\": \"web\", \"docker_image\": \"4f1ebd7c7d8d3d2d6a1f5a9c2b1e0d9c8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e\"}",
                "{\"type\": \"Web\", \"docker_image\":"
                        + " \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"type\": \"../web\", \"docker_image\":"
                        + " \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"type\": \"web\", \"command\": [\"a\"], \"docker_image\":"
                        + " \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}"
            })
    void refusesWhatIsNoImage(String update) {
        release(update).statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void removesAProcessType() {
        PushedImage web = push(app.name + "/web", "server.js");
        PushedImage worker = push(app.name + "/worker", "work.js");
        release(use("web", web.id()) + ", " + use("worker", worker.id())).statusCode(200);
        stage.settle(app);

        remove("worker").statusCode(200).body("type", equalTo("worker"));
        stage.settle(app);
        api().get(url + "/formation").then().body("type", equalTo(List.of("web")));
        api().get(url + "/releases/2").then().body("description", equalTo("Remove worker"));
        remove("worker").statusCode(404).body("message", containsString("There are: web."));
        remove("web").statusCode(200);
        stage.settle(app);
        api().get(url + "/formation").then().body("$", hasSize(0));
    }

    @Test
    void leavesToABuildWhatCameOfOne() {
        remove("web").statusCode(404).body("message", containsString("Nothing has been deployed"));
        stage.deploy(app, Map.of("web", "node server.js"));
        remove("web").statusCode(422).body("message", containsString("Procfile"));
    }

    @Test
    void aNewNameOfTheAppLeadsToTheSameImages() {
        PushedImage web = push(app.name + "/web", "server.js");
        String renamed = app.name + "-2";
        api().body("{\"name\": \"" + renamed + "\"}").patch(url).then().statusCode(200);
        registry().get("/v2/" + renamed + "/web/manifests/latest").then().statusCode(200);
        registry().get("/v2/" + app.name + "/web/manifests/latest").then().statusCode(404);
        assertTrue(registry.hasManifest("apps/" + app.id + "/web", web.digest()));
    }

    @Test
    void aLayerIsMountedFromAnotherProcessType() {
        push(app.name + "/web", "server.js");
        registry()
                .post("/v2/" + app.name + "/worker/blobs/uploads/?mount=" + PushedImage.digest("a layer") + "&from="
                        + app.name + "/web")
                .then()
                .statusCode(201);
        registry()
                .get("/v2/" + app.name + "/worker/blobs/" + PushedImage.digest("a layer"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoMayDeployPushesAndReleasesAndWhoMayOnlyOperateDoesNot() {
        Person deployer = People.collaborator(app.name, "deploy");
        Person operator = People.collaborator(app.name, "operate");
        PushedImage web = push(app.name + "/web", "server.js", deployer.key());
        String update = "{\"updates\": [" + use("web", web.id()) + "]}";
        operator.calls().body(update).patch(url + "/formation").then().statusCode(403);
        given().auth()
                .preemptive()
                .basic("_", operator.key())
                .get("/v2/" + app.name + "/web/manifests/latest")
                .then()
                .statusCode(403);
        deployer.calls().body(update).patch(url + "/formation").then().statusCode(200);
        stage.settle(app);
        operator.calls()
                .body("{\"quantity\": 2}")
                .patch(url + "/formation/web")
                .then()
                .statusCode(200);
        stage.settle(app);
    }

    @Test
    void theImagesGoWithTheApp() {
        PushedImage web = push(app.name + "/web", "server.js");
        api().delete(url).then().statusCode(200);
        assertFalse(registry.hasManifest("apps/" + app.id + "/web", web.digest()));
    }

    private ValidatableResponse remove(String type) {
        return api().body("{\"docker_image\": null}")
                .patch(url + "/formation/" + type)
                .then();
    }

    private static String shortId(PushedImage image) {
        return image.id().substring(7, 19);
    }
}
