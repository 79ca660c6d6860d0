package dev.slipway.platform.ci;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.source.Tgz;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A pipeline whose commits are tested, without builder and nodes: the tests stand for those. */
abstract class TestRunFixture {
    static final Duration SOON = Duration.ofMinutes(1);
    static final Map<String, String> TYPES = Map.of("web", "node server.js", "release", "node migrate.js");
    static final String TESTS = """
            {"env": {"COLOUR": "blue", "STAGE": "any"},
             "environments": {"test": {
               "env": {"STAGE": "test", "SECRET": {"required": true}},
               "formation": {"test": {"quantity": 1, "size": "standard-2x"}},
               "scripts": {"test-setup": "npm run prepare", "test": "npm test"}}}}""";
    static final String PLAIN = "{\"environments\": {\"test\": {\"scripts\": {\"test\": \"npm test\"}}}}";

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @Inject
    Clock clock;

    String pipeline;

    @BeforeEach
    void aPipeline() {
        pipeline = pipeline();
    }

    ValidatableResponse create(String appJson) {
        return create(tgz(appJson));
    }

    ValidatableResponse create(Tgz tarball) {
        return api().body(body(upload(tarball))).post("/test-runs").then();
    }

    String body(String url) {
        return """
                {"pipeline": "%s", "commit_branch": "main", "commit_sha": "0123abc", "commit_message": "Add up",
                 "source_blob_url": "%s"}""".formatted(pipeline, url);
    }

    static ValidatableResponse update(String id, String body) {
        return api().body(body).patch("/test-runs/" + id).then();
    }

    BuildJob take() {
        BuildJob job = await().atMost(SOON)
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        assertTrue(job.test());
        return job;
    }

    void build(boolean good, String output) {
        BuildJob job = take();
        if (!output.isEmpty()) {
            builds.output(job.id(), output);
        }
        if (good) {
            stage.finish(job, TYPES);
        } else {
            builds.finish(job.id(), new BuildOutcome.Failed(true, "It can't be compiled."));
        }
    }

    DesiredDyno dyno(App app) {
        DesiredDyno dyno = await().atMost(SOON)
                .until(() -> stage.desired(app).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
        assertTrue(dyno.oneOff());
        assertFalse(dyno.command().contains("migrate"), "a test run has no release phase");
        return dyno;
    }

    void print(App app, DesiredDyno dyno, String... lines) {
        for (String line : lines) {
            stage.print(app, dyno, line);
        }
    }

    void exit(DesiredDyno dyno, int code) {
        stage.report(new DynoReport.Exited(dyno.id(), dyno.attempt(), clock.instant(), code, false));
    }

    static String beginning(String id) {
        TestRun run = new TestRun();
        run.id = UUID.fromString(id);
        return TestScript.beginning(run);
    }

    static void awaitStatus(String id, String status) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(status, status(id)));
    }

    static String status(String id) {
        return api().get("/test-runs/" + id).path("status");
    }

    static String node(String id, String field) {
        return api().get("/test-runs/" + id + "/test-nodes").path("[0]." + field);
    }

    static String stream(String id, String field) {
        return given().urlEncodingEnabled(false)
                .get(here(node(id, field)))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\0", "");
    }

    static String here(String url) {
        return url.replaceFirst("http://localhost:\\d+", RestAssured.baseURI + ":" + RestAssured.port);
    }

    static App app(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> App.<App>find("testRunId", UUID.fromString(id))
                        .firstResultOptional()
                        .orElseThrow());
    }

    static Tgz tgz(String appJson) {
        return new Tgz().file("app.json", appJson).file("Procfile", "web: x");
    }

    static String upload(Tgz tarball) {
        Map<String, String> urls = api().post("/sources").path("source_blob");
        given().body(tarball.bytes()).put(here(urls.get("put_url"))).then().statusCode(200);
        return urls.get("get_url");
    }

    static String pipeline() {
        return api().body(Map.of("name", "ci-" + UUID.randomUUID().toString().substring(0, 8)))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
