package dev.slipway.platform.setup;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.source.Tgz;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Apps are set up from tarballs with an app.json, good and bad. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AppSetupResourceTest {
    private static final Map<String, String> TYPES = Map.of("web", "node server.js", "worker", "node worker.js");

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @Test
    void makesAnAppWithAllThatItsAppJsonSays() {
        String name = name();
        String id = create("""
                {"source_blob": {"url": "%s", "version": "v1"}, "app": {"name": "%s", "personal": true},
                 "overrides": {"env": {"GREETING": "hi"}, "buildpacks": [{"url": "heroku/python"}]}}
                """.formatted(upload("""
                        {"name": "shop",
                         "env": {"GREETING": {"description": "what to say"}, "COLOUR": "blue", "KEY": {"generator": "secret"}},
                         "formation": {"worker": {"quantity": 2, "size": "standard-1x"}},
                         "buildpacks": [{"url": "heroku/nodejs"}]}
                        """), name))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("app.name", equalTo(name))
                .body("build.status", equalTo("pending"))
                .body("manifest_errors.size()", equalTo(0))
                .body("postdeploy", nullValue())
                .extract()
                .path("id");
        stage.deployNext(app(name), TYPES);
        awaitStatus(id, "succeeded");
        api().get("/app-setups/" + id)
                .then()
                .statusCode(200)
                .body("build.status", equalTo("succeeded"))
                .body("failure_message", nullValue());
        api().get("/apps/" + name + "/config-vars")
                .then()
                .body("GREETING", equalTo("hi"))
                .body("COLOUR", equalTo("blue"))
                .body("KEY", matchesPattern("[0-9a-f]{64}"));
        api().get("/apps/" + name + "/formation/worker").then().body("quantity", equalTo(2));
        api().get("/apps/" + name + "/buildpack-installations")
                .then()
                .body("buildpack.name", contains("heroku/python"));
    }

    @Test
    void runsThePostdeployScriptOnceTheAppIsLive() {
        String name = name();
        String id = create(name, "{\"scripts\": {\"postdeploy\": \"node seed.js\"}}");
        App app = app(name);
        stage.deployNext(app, TYPES);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            stage.playNode(app);
            return !status(id).equals("pending");
        });
        api().get("/app-setups/" + id)
                .then()
                .body("status", equalTo("succeeded"))
                .body("postdeploy.exit_code", equalTo(0))
                .body("postdeploy.output", notNullValue());
    }

    @Test
    void failsIfTheBuildFails() {
        String name = name();
        String id = create(name, "{}");
        BuildJob job = await().atMost(Duration.ofMinutes(1))
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        builds.finish(job.id(), new BuildOutcome.Failed(true, "It can't be compiled."));
        awaitStatus(id, "failed");
        api().get("/app-setups/" + id)
                .then()
                .body("failure_message", equalTo("It can't be compiled."))
                .body("build.status", equalTo("failed"));
    }

    @Test
    void failsIfTheAppIsDestroyedMeanwhile() {
        String name = name();
        String id = create(name, "{}");
        api().delete("/apps/" + name).then().statusCode(200);
        awaitStatus(id, "failed");
        api().get("/app-setups/" + id).then().body("app.name", equalTo(name));
    }

    @Test
    void tellsAllThatIsWrongWithTheAppJsonAndMakesNoApp() {
        String name = name();
        create(body(name, upload("{\"env\": {\"A\": 5}, \"formation\": 7}")))
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("build", nullValue())
                .body("manifest_errors.size()", equalTo(2))
                .body("manifest_errors", hasItem(containsString("env.A must be a text")));
        refused(name, "{\"env\": {\"A\": {}}}", "env.A is required");
        refused(name, "{\"addons\": [{\"plan\": \"heroku-postgresql\"}]}", "heroku-postgresql");
        refused(
                name,
                "{\"buildpacks\": [{\"url\": \"https://example.com/x.tgz\"}]}",
                "isn't one of this installation's");
        refused(name, "{", "is not JSON");
        create(body(name, upload(new Tgz().file("Procfile", "web: x"))))
                .body("manifest_errors[0]", containsString("has no app.json"));
        api().get("/apps/" + name).then().statusCode(404);
    }

    @Test
    void anythingElseThatIsWrongIsRefusedAndLeavesNothing() {
        String name = name();
        create("{}").statusCode(422).body("message", containsString("source_blob"));
        create("[]").statusCode(422);
        create("null").statusCode(422);
        create(body(name, "ftp://example.com/x.tgz")).statusCode(422);
        String url = upload("{}");
        create(body("A name", url)).statusCode(422).body("message", containsString("Name must start"));
        create("{\"source_blob\": {\"url\": \"%s\"}, \"app\": []}".formatted(url))
                .statusCode(422);
        create("{\"source_blob\": {\"url\": \"%s\"}, \"app\": {\"name\": 5}}".formatted(url))
                .statusCode(422);
        create("{\"source_blob\": {\"url\": \"%s\"}, \"overrides\": 5}".formatted(url))
                .statusCode(422);
        create("{\"source_blob\": {\"url\": \"%s\"}, \"overrides\": {\"env\": {\"A\": 5}}}".formatted(url))
                .statusCode(422)
                .body("message", containsString("overrides.env.A"));
        create("{\"source_blob\": {\"url\": \"%s\"}, \"overrides\": {\"buildpacks\": [5]}}".formatted(url))
                .statusCode(422);
        String taken = stage.createApp().name;
        create(body(taken, url)).statusCode(422).body("message", containsString("already taken"));
        api().get("/apps/" + name).then().statusCode(404);
        api().get("/apps/" + taken).then().statusCode(200);
    }

    @Test
    void anUnknownSetupIsNotThere() {
        api().get("/app-setups/nonsense").then().statusCode(404);
        api().get("/app-setups/01234567-89ab-cdef-0123-456789abcdef").then().statusCode(404);
    }

    private void refused(String name, String appJson, String why) {
        create(body(name, upload(appJson)))
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("manifest_errors[0]", containsString(why));
    }

    private String create(String name, String appJson) {
        return create(body(name, upload(appJson)))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse create(String body) {
        return api().body(body).post("/app-setups").then();
    }

    private static String body(String name, String url) {
        return "{\"source_blob\": {\"url\": \"%s\"}, \"app\": {\"name\": \"%s\"}}".formatted(url, name);
    }

    private static String upload(String appJson) {
        return upload(new Tgz().file("app.json", appJson).file("Procfile", "web: x"));
    }

    private static String upload(Tgz tarball) {
        Map<String, String> urls = api().post("/sources").path("source_blob");
        given().body(tarball.bytes()).put(here(urls.get("put_url"))).then().statusCode(200);
        return urls.get("get_url");
    }

    /** The URL as it is reached in this test, whose port the platform doesn't know. */
    private static String here(String url) {
        return url.replaceFirst("http://localhost:\\d+", RestAssured.baseURI + ":" + RestAssured.port);
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertEquals(status, status(id)));
    }

    private static String status(String id) {
        return api().get("/app-setups/" + id).path("status");
    }

    private static App app(String name) {
        return QuarkusTransaction.requiringNew().call(() -> App.byName(name)).orElseThrow();
    }

    private static String name() {
        return "setup-" + Long.toString(System.nanoTime(), 36);
    }
}
