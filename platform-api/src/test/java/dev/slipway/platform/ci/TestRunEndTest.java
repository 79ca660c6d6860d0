package dev.slipway.platform.ci;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TestRunEndTest extends TestRunFixture {
    @Test
    void failsAsItsTestsFail() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, beginning(id), "1 failing");
        exit(dyno, 7);
        awaitStatus(id, "failed");
        api().get("/test-runs/" + id).then().body("message", containsString("status 7"));
        api().get("/test-runs/" + id + "/test-nodes")
                .then()
                .body("[0].exit_code", equalTo(7))
                .body("[0].error_status", nullValue());
        assertEquals("1 failing\n", stream(id, "output_stream_url"));
    }

    @Test
    void isAnErrorIfItsSetUpFails() {
        api().body(Map.of("SECRET", "hidden")).patch("/pipelines/" + pipeline + "/stage/test/config-vars");
        String id = create(TESTS).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, "no database");
        exit(dyno, 2);
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("test-setup exited with status 2"));
        api().get("/test-runs/" + id + "/test-nodes")
                .then()
                .body("[0].exit_code", nullValue())
                .body("[0].error_status", equalTo("running"));
        assertTrue(stream(id, "setup_stream_url").endsWith("no database\n"));
    }

    @Test
    void isAnErrorIfTheBuildFails() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(false, "npm error\n");
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", equalTo("It can't be compiled."));
        assertTrue(stream(id, "setup_stream_url").startsWith("npm error\n"));
        assertEquals("", stream(id, "output_stream_url"));
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void aBuildThatARestartCutOffEndsTheRunWithThatReason() {
        String id = create(PLAIN).extract().path("id");
        take();
        builds.failInterrupted("builder-of-the-test");
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("restarted during this build"));
    }

    @Test
    void isAnErrorIfItsAppIsDestroyed() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        api().delete("/apps/" + app.name).then().statusCode(200);
        api().get("/test-runs/" + id)
                .then()
                .body("status", equalTo("errored"))
                .body("message", equalTo("Its app was destroyed."));
    }

    @Test
    void oneRunOfAPipelineTestsAtATime() {
        String first = create(PLAIN).extract().path("id");
        App firstApp = app(first);
        build(true, "");
        DesiredDyno running = dyno(firstApp);
        String second = create(PLAIN).extract().path("id");
        App secondApp = app(second);
        build(true, "");
        await().atMost(SOON)
                .until(() -> String.valueOf(
                                (Object) api().get("/test-runs/" + second).path("message"))
                        .contains("waits"));
        assertEquals("building", status(second));
        exit(running, 0);
        awaitStatus(first, "succeeded");
        DesiredDyno next = dyno(secondApp);
        exit(next, 0);
        awaitStatus(second, "succeeded");
        api().get("/test-runs/" + second).then().body("message", nullValue());
    }

    @Test
    void isAnErrorIfItsTestsTakeTooLong() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        awaitStatus(id, "running");
        QuarkusTransaction.requiringNew()
                .run(() -> TestRun.update(
                        "startedAt = ?1 where id = ?2",
                        clock.instant().minus(Duration.ofHours(2)),
                        UUID.fromString(id)));
        exit(dyno, 143);
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("longer than 60 min"));
    }

    @Test
    void isGivenUpIfThePlatformWasKilledWhileItsSourceArrived() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        QuarkusTransaction.requiringNew().run(() -> {
            Build.delete("appId", app.id);
            TestRun.update(
                    "createdAt = ?1 where id = ?2", clock.instant().minus(Duration.ofHours(1)), UUID.fromString(id));
        });
        awaitStatus(id, "errored");
        api().get("/test-runs/" + id).then().body("message", containsString("stopped while the source arrived"));
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void isCancelledOnceAndWhateverItDoes() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        build(true, "");
        DesiredDyno dyno = dyno(app);
        print(app, dyno, beginning(id), "half way");
        update(id, "{\"status\": \"succeeded\", \"message\": \"x\"}").statusCode(422);
        update(id, "{}").statusCode(422);
        update(id, "null").statusCode(422);
        update(id, "{\"status\": \"cancelled\", \"message\": \"not needed\"}")
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("message", equalTo("not needed"));
        update(id, "{\"status\": \"cancelled\", \"message\": \"\"}")
                .statusCode(422)
                .body("message", containsString("ended already, as cancelled"));
        assertEquals("half way\n", stream(id, "output_stream_url"));
        api().get("/apps/" + app.name).then().statusCode(404);
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void endsWithItsPipeline() {
        String id = create(PLAIN).extract().path("id");
        App app = app(id);
        api().delete("/pipelines/" + pipeline).then().statusCode(200);
        api().get("/apps/" + app.name).then().statusCode(404);
        api().get("/test-runs/" + id).then().statusCode(404);
    }
}
