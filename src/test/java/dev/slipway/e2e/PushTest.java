package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushTest {
    private Slipway slipway;
    private App app;
    private String firstPush;
    private Response firstAnswer;

    @BeforeAll
    void pushTheSample(Slipway shared) {
        slipway = shared;
        app = App.create(slipway, "push", App.sample("node"));
        firstPush = app.push().ok();
        firstAnswer = app.get("/");
    }

    @Test
    void tellsWhatItDetectsBuildsAndReleases() {
        assertTrue(firstPush.contains("remote: Building source:"), firstPush);
        assertTrue(firstPush.contains("remote: -----> Node.js app detected"), firstPush);
        assertTrue(firstPush.contains("Running release command"), firstPush);
        assertTrue(firstPush.contains("Released v"), firstPush);
        assertTrue(firstPush.contains(slipway.authority(app.host()) + "/ deployed to Slipway"), firstPush);
    }

    @Test
    void answersThroughTheRouterOnceThePushHasEnded() {
        assertEquals(200, firstAnswer.status());
        assertTrue(firstAnswer.body().startsWith("Hello from Slipway ("), firstAnswer.body());
    }

    @Test
    void showsTheRefsThatWerePushedAndNoOthers() {
        assertTrue(app.remoteRefs().contains(app.head() + "\trefs/heads/main"), app.remoteRefs());
        assertFalse(app.remoteRefs().contains("refs/slipway/"), app.remoteRefs());
    }

    @Test
    void givesGitTheKeyWithoutKeepingItInTheRepository() throws IOException {
        String config = Files.readString(app.repository().resolve(".git/config"));
        assertFalse(config.contains(slipway.read("api-key")), config);
        assertTrue(config.contains("git:credentials"), config);
    }

    @Test
    void saysThatNothingIsNewWhenACommitIsPushedAgain() {
        app.push().ok();
        assertTrue(app.git("push", "slipway", "main").ok().contains("Everything up-to-date"));
    }

    @Test
    void showsLinesWhileTheBuildMakesThemAndDeploysTheChange() {
        app.write("package.json", """
                {
                  "name": "hello-node",
                  "version": "1.0.0",
                  "private": true,
                  "engines": { "node": "24.x" },
                  "scripts": {
                    "start": "node server.js",
                    "build": "node build.js"
                  },
                  "dependencies": { "ms": "2.1.3" }
                }
                """);
        app.write("build.js", """
                console.log('step one');
                setTimeout(() => console.log('step two'), 8000);
                """);
        app.write("server.js", """
                require('node:http')
                  .createServer((request, response) => response.end('changed'))
                  .listen(process.env.PORT);
                """);
        try (Running push = app.pushing()) {
            push.awaitOutput("remote: Building source:");
            push.awaitOutput("step one");
            assertFalse(push.output().contains("step two"), push.output());
            assertFalse(app.remoteRefs().contains(app.head()), "the branch moved before the build ended");
            push.end().ok();
        }
        assertEquals("changed", app.get("/").body());
    }

    @Test
    void keepsABranchThatIsNotDeployed() {
        app.git("checkout", "-q", "-b", "feature").ok();
        int release = app.newestRelease();
        app.commit("Begin a feature");
        String push = app.git("push", "slipway", "feature").ok();
        assertTrue(push.contains("Pushed to non-main branch, skipping build."), push);
        assertTrue(app.remoteRefs().contains("refs/heads/feature"), app.remoteRefs());
        assertEquals(release, app.newestRelease());
        app.git("checkout", "-q", "main").ok();
    }

    @Test
    void givesThePushedCommitsBack() throws IOException {
        Path clone = slipway.folder().resolve("work/push-clone");
        String url = app.git("remote", "get-url", "slipway").ok().strip();
        // The credential helper is set up in the repository that `create` was called in; the clone borrows it.
        String helper =
                app.git("config", "--get-regexp", "credential\\..*\\.helper").ok();
        String key = helper.lines().toList().getLast().split(" ", 2)[0];
        String value = helper.lines().toList().getLast().split(" ", 2)[1];
        app.git("-c", key + "=" + value, "clone", "-q", url, clone.toString()).ok();
        assertTrue(Files.readString(clone.resolve("worker.js")).contains("working: line"));
        app.git("fetch", "slipway").ok();
    }
}
