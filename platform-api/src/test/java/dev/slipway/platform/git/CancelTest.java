package dev.slipway.platform.git;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build is cancelled while it waits, while it runs, and too late. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CancelTest {
    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @TempDir
    Path folder;

    private App app;
    private String url;
    private Clone.Push push;
    private String build;

    @BeforeEach
    void aPushOnTopOfARelease() {
        app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
        url = "/apps/" + app.name + "/builds";
        Clone clone = Clone.of(app.name, folder.resolve("clone"));
        clone.commit("second");
        push = clone.push();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> api().get(url).jsonPath().getList("").size() == 2);
        build = api().get(url).jsonPath().getString("[1].id");
    }

    @Test
    void aBuildThatWaitsEndsAtOnceAndItsPushIsTold() {
        api().delete(url + "/" + build).then().statusCode(200).body("status", equalTo("failed"));
        awaitRefusedPush();
        assertTrue(stage.nothingToBuild());
        api().get("/apps/" + app.name + "/releases/1").then().body("current", equalTo(true));
    }

    @Test
    void aBuildThatRunsEndsWhenItsBuilderHasSeenIt() {
        BuildJob job = take();
        assertFalse(builds.cancelled(job.id()));
        api().delete(url + "/" + build).then().statusCode(200).body("status", equalTo("pending"));
        assertTrue(builds.cancelled(job.id()));
        api().delete(url + "/" + build).then().statusCode(200);
        builds.finish(job.id(), new BuildOutcome.Failed(true, "The build was cancelled."));
        api().get(url + "/" + build).then().body("status", equalTo("failed"));
        awaitRefusedPush();
    }

    @Test
    void aBuildWhoseImageCameAllTheSameIsNotReleased() {
        BuildJob job = take();
        api().delete(url + "/" + build).then().statusCode(200);
        builds.finish(
                job.id(),
                new BuildOutcome.Succeeded(
                        new ImageReference(job.repository(), stage.digest(build)),
                        ProcessTypes.of(Map.of("web", "x")),
                        "Node.js",
                        1000));
        api().get(url + "/" + build).then().body("status", equalTo("failed"));
        awaitRefusedPush();
        api().get("/apps/" + app.name + "/releases/2").then().statusCode(404);
    }

    @Test
    void aBuildThatHasEndedCanNotBeCancelled() {
        String first = api().get(url).jsonPath().getString("[0].id");
        api().delete(url + "/" + first).then().statusCode(422).body("message", containsString("has succeeded already"));
        api().delete(url + "/nonsense").then().statusCode(404);
        App other = stage.createApp();
        api().delete("/apps/" + other.name + "/builds/" + build).then().statusCode(404);
        api().delete(url + "/" + build).then().statusCode(200);
    }

    private void awaitRefusedPush() {
        await().atMost(Duration.ofMinutes(2)).until(() -> !push.running());
        assertNotEquals(0, push.exitCode());
        assertTrue(push.output().contains("The build was cancelled by admin@localhost."), push::output);
    }

    private BuildJob take() {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
    }
}
