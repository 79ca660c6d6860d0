package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.key;
import static dev.slipway.console.Browser.signedIn;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.slipway.platform.slug.Slug;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PipelinePagesTest {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String FORM = "<form method=\"post\" action=\"/console/pipelines";

    @Inject
    Stage stage;

    private final String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
    private final String page = "/console/pipelines/" + pipeline;

    @BeforeEach
    void createAPipeline() {
        form().formParam("name", pipeline)
                .post("/console/pipelines")
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));
    }

    @Test
    void listsPipelinesAndSaysWhyANameIsNotAllowed() {
        signedIn().get("/console/pipelines").then().statusCode(200).body(containsString(page));
        form().formParam("name", pipeline)
                .post("/console/pipelines")
                .then()
                .statusCode(422)
                .body(containsString("already"));
        form().formParam("name", "\"><b>x")
                .post("/console/pipelines")
                .then()
                .statusCode(422)
                .body(containsString("value=\"&quot;&gt;&lt;b&gt;x\""), not(containsString("<b>x")));
    }

    @Test
    void putsAppsIntoStagesMovesThemAndTakesThemOut() {
        String app = createApp();
        signedIn().get(page).then().statusCode(200).body(containsString("No app is in this stage."));
        add(app, "staging").statusCode(303);
        signedIn().get(page).then().body(containsString(app), containsString("nothing deployed"));
        signedIn().get("/console/apps/" + app).then().body(containsString("Pipeline " + pipeline));
        add(app, "production").statusCode(422).body(containsString("already"));
        add(createApp(), "nowhere").statusCode(422).body(containsString("no stage &#39;nowhere&#39;"));
        add("no-such-app", "staging").statusCode(404).body(containsString("there is none named"));
        form().formParam("app", app)
                .formParam("stage", "production")
                .post(page + "/apps/move")
                .then()
                .statusCode(303);
        api().get("/pipelines/" + pipeline + "/pipeline-couplings").then().body("[0].stage", equalTo("production"));
        form().formParam("app", app).post(page + "/apps/remove").then().statusCode(303);
        form().formParam("app", app)
                .post(page + "/apps/remove")
                .then()
                .statusCode(404)
                .body(containsString("not in the pipeline"));
        api().get("/apps/" + app).then().statusCode(200);
    }

    @Test
    void promotesWhatIsLiveToTheNextStage() throws Exception {
        String source = createApp();
        String target = createApp();
        add(source, "staging").statusCode(303);
        add(target, "production").statusCode(303);
        signedIn().get(page).then().body(not(containsString("Promote " + source)));
        deployAnImage(source);
        signedIn()
                .get(page)
                .then()
                .body(containsString("Promote " + source), containsString("name=\"target\" value=\"" + target + "\""));
        promote(source, target).statusCode(303).header("Location", endsWith(page));
        signedIn()
                .get(page)
                .then()
                .body(containsString("Last promotion"), containsString("on its way"))
                .body(containsString("<span class=\"name\">" + target));
        api().get("/apps/" + target + "/releases").then().body("description[0]", containsString("Promote " + source));
    }

    @Test
    void saysWhyNothingWasPromoted() {
        String source = createApp();
        String target = createApp();
        add(source, "staging").statusCode(303);
        promote(source, target).statusCode(422).body(containsString("is not in the pipeline"));
        add(target, "production").statusCode(303);
        promote(source, target).statusCode(422).body(containsString("Nothing is live"));
        form().formParam("source", source)
                .post(page + "/promote")
                .then()
                .statusCode(422)
                .body(containsString("one or more other apps"));
        live(source);
        promote(source, target).statusCode(303);
        signedIn()
                .get(page)
                .then()
                .body(containsString("<span class=\"state failed\">failed</span>"))
                .body(containsString("not in the registry any more"));
    }

    @Test
    void destroysAPipelineOnlyIfItsNameIsTyped() {
        String app = createApp();
        add(app, "staging").statusCode(303);
        form().formParam("confirm", "yes")
                .post(page + "/destroy")
                .then()
                .statusCode(422)
                .body(containsString(pipeline + " was not destroyed"));
        form().formParam("confirm", pipeline)
                .post(page + "/destroy")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/pipelines"));
        signedIn().get(page).then().statusCode(404);
        api().get("/apps/" + app).then().statusCode(200);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        String app = createApp();
        String other = createApp();
        add(app, "staging").statusCode(303);
        add(other, "production").statusCode(303);
        live(app);
        Visitor viewer = Visitor.with(app, "view");
        viewer.reads()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString(app), not(containsString(other)), containsString("1 more that you don’t see"))
                .body(not(containsString(FORM)));
        viewer.reads().get("/console/pipelines").then().body(containsString(page));
        for (String path : new String[] {"/apps", "/apps/move", "/apps/remove", "/promote", "/destroy"}) {
            viewer.form()
                    .formParam("app", app)
                    .formParam("stage", "production")
                    .formParam("source", app)
                    .formParam("target", other)
                    .formParam("confirm", pipeline)
                    .post(page + path)
                    .then()
                    .statusCode(403);
        }
        Visitor stranger = Visitor.come();
        stranger.reads().get(page).then().statusCode(404);
        stranger.form()
                .formParam("confirm", pipeline)
                .post(page + "/destroy")
                .then()
                .statusCode(404);
        api().get("/pipelines/" + pipeline + "/pipeline-couplings").then().body("", hasSize(2));
    }

    private ValidatableResponse add(String app, String stageName) {
        return form().formParam("app", app)
                .formParam("stage", stageName)
                .post(page + "/apps")
                .then();
    }

    private ValidatableResponse promote(String source, String target) {
        return form().formParam("source", source)
                .formParam("target", target)
                .post(page + "/promote")
                .then();
    }

    /** Releases an image that is in no registry. */
    private void live(String app) {
        stage.deploy(app, Map.of("web", "node server.js"), "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        stage.up(app, "web.1");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> api().get("/apps/" + app + "/releases/1").then().body("current", equalTo(true)));
    }

    private void deployAnImage(String app) throws Exception {
        live(app);
        UUID id = id(app);
        String config = "{\"architecture\": \"amd64\", \"os\": \"linux\", \"mark\": \"%s\"}".formatted(id);
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s", "layers": [],
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d}}""".formatted(MANIFEST, digest(config), config.length());
        String repository = "/v2/apps/" + id;
        push("application/octet-stream", config)
                .post(repository + "/blobs/uploads/?digest=" + digest(config))
                .then()
                .statusCode(201);
        push(MANIFEST, manifest)
                .put(repository + "/manifests/" + digest(manifest))
                .then()
                .statusCode(201);
        String found = digest(manifest);
        QuarkusTransaction.requiringNew().run(() -> Slug.update("digest = ?1 where appId = ?2", found, id));
    }

    private static RequestSpecification push(String type, String body) {
        return given().auth()
                .preemptive()
                .basic("slipway", key())
                .contentType(type)
                .body(body.getBytes(UTF_8));
    }

    private static String digest(String text) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static UUID id(String app) {
        return UUID.fromString(api().get("/apps/" + app).then().extract().path("id"));
    }
}
