package dev.slipway.platform.git;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two developers push to one app by the real git. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PushTest {
    private static final Map<String, String> WEB = Map.of("web", "node server.js");

    @Inject
    Stage stage;

    @TempDir
    Path folder;

    private App app;
    private Clone alice;
    private Clone bob;

    @BeforeEach
    void bothHaveTheSameHistory() {
        app = stage.createApp();
        alice = Clone.of(app.name, folder.resolve("alice"));
        alice.commit("first");
        Clone.Push first = alice.push();
        awaitBuilds(1);
        stage.deployNext(app, WEB);
        assertEquals(0, first.exitCode(), first::output);
        bob = Clone.of(app.name, folder.resolve("bob"));
        bob.git("pull", "-q", "slipway", "main");
    }

    @Test
    void aPushThatWaitedDoesNotTakeAwayWhatAnotherBroughtMeanwhile() {
        String theirs = alice.commit("of Alice");
        bob.commit("of Bob");
        Clone.Push one = alice.push();
        awaitBuilds(2);
        Clone.Push two = bob.push();
        awaitBuilds(3);
        stage.deployNext(app, WEB);
        assertEquals(0, one.exitCode(), one::output);
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.nothingToBuild() && !two.running());
        assertNotEquals(0, two.exitCode());
        assertTrue(two.output().contains("another one moved main to " + theirs.substring(0, 8)), two::output);
        assertTrue(two.output().contains("git pull slipway main"), two::output);
        assertEquals(theirs, alice.remoteMain());
    }

    @Test
    void aPushThatWaitedGoesOnIfItHoldsWhatTheOtherBrought() {
        alice.commit("of Alice");
        bob.git("pull", "-q", alice.folder().toString(), "main");
        String both = bob.commit("of Bob on top");
        Clone.Push one = alice.push();
        awaitBuilds(2);
        Clone.Push two = bob.push();
        awaitBuilds(3);
        stage.deployNext(app, WEB);
        stage.deployNext(app, WEB);
        assertEquals(0, one.exitCode(), one::output);
        assertEquals(0, two.exitCode(), two::output);
        assertEquals(both, alice.remoteMain());
    }

    @Test
    void theAppTellsTheSizesOfItsRepositoryAndSlug() {
        alice.commit("of Alice");
        Clone.Push push = alice.push();
        awaitBuilds(2);
        stage.deployNext(app, WEB);
        assertEquals(0, push.exitCode(), push::output);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api().get("/apps/" + app.name).path("repo_size") instanceof Integer size && size > 0);
        assertEquals(1000, api().get("/apps/" + app.name).<Integer>path("slug_size"));
    }

    @Test
    void aForcedPushReplacesWhatAnotherBroughtMeanwhile() {
        alice.commit("of Alice");
        bob.git("commit", "-q", "--amend", "--allow-empty", "-m", "first, written anew");
        Clone.Push one = alice.push();
        awaitBuilds(2);
        Clone.Push two = bob.push("--force");
        awaitBuilds(3);
        stage.deployNext(app, WEB);
        stage.deployNext(app, WEB);
        assertEquals(0, one.exitCode(), one::output);
        assertEquals(0, two.exitCode(), two::output);
        assertEquals(bob.head(), alice.remoteMain());
    }

    private void awaitBuilds(int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api().get("/apps/" + app.name + "/builds")
                                .jsonPath()
                                .getList("")
                                .size()
                        == count);
    }
}
