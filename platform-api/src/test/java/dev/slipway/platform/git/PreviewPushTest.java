package dev.slipway.platform.git;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches preview/NAME are pushed by the real git, and become apps. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PreviewPushTest {
    private static final Map<String, String> TYPES = Map.of("web", "node server.js", "worker", "node worker.js");
    private static final String LOGIN = "refs/heads/preview/login";

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @Inject
    GitConfig git;

    @TempDir
    Path folder;

    private String shop;
    private String preview;
    private Clone clone;

    @BeforeEach
    void anAppThatWasNeverPushedTo() {
        shop = "s" + Long.toString(System.nanoTime(), 36).substring(2);
        api().body(Map.of("name", shop)).post("/apps").then().statusCode(201);
        api().body(Map.of("GREETING", "hi", "SECRET_KEY", "of the parent"))
                .patch("/apps/" + shop + "/config-vars")
                .then()
                .statusCode(200);
        preview = shop + "-pr-login";
        clone = Clone.of(shop, folder.resolve("clone"));
    }

    @Test
    void aPushedBranchBecomesAnAppWithAUrlOfItsOwn() {
        String commit = clone.commit("first");
        Clone.Push push = pushLogin();
        deploy(1);
        assertEquals(0, push.exitCode(), push::output);
        assertTrue(push.output().contains("remote: -----> Preview app " + preview), push::output);
        assertTrue(push.output().contains("Building source:"), push::output);
        assertTrue(push.output().contains("is up until 20"), push::output);
        assertTrue(push.output().contains("http://" + preview + ".localhost"), push::output);
        assertEquals(commit, clone.remote(LOGIN));
        assertEquals(commit, Clone.of(preview, folder.resolve("of-preview")).remoteMain());
        api().get("/apps/" + shop + "/previews")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].app.name", equalTo(preview))
                .body("[0].branch", equalTo("preview/login"))
                .body("[0].commit", equalTo(commit))
                .body("[0].creator.email", equalTo("admin@localhost"))
                .body("[0].status", equalTo("created"));
        api().get("/apps/" + preview + "/config-vars").then().body("GREETING", equalTo("hi"));
        api().get("/apps/" + preview + "/formation/web").then().body("quantity", equalTo(1));
        api().get("/apps/" + shop + "/builds").then().body("$", hasSize(0));
    }

    @Test
    void anAppJsonSaysWhatThePreviewHasOtherThanItsParent() {
        clone.commit("app.json", """
                {
                  "env": {
                    "GREETING": "not over the parent's",
                    "COLOUR": {"value": "blue"},
                    "SECRET_KEY": {"generator": "secret"},
                    "OPTIONAL": {"required": false}
                  },
                  "addons": ["heroku-redis:mini"],
                  "environments": {
                    "review": {
                      "env": {"STAGE": "review", "COLOUR": "green"},
                      "formation": {"worker": {"quantity": 2, "size": "standard-2x"}}
                    }
                  }
                }
                """);
        Clone.Push push = pushLogin();
        deploy(1);
        assertEquals(0, push.exitCode(), push::output);
        assertTrue(push.output().contains("Without the add-ons of app.json"), push::output);
        api().get("/apps/" + preview + "/config-vars")
                .then()
                .body("GREETING", equalTo("hi"))
                .body("COLOUR", equalTo("green"))
                .body("STAGE", equalTo("review"))
                .body("SECRET_KEY", matchesPattern("[0-9a-f]{64}"))
                .body("size()", equalTo(4));
        api().get("/apps/" + preview + "/formation/worker")
                .then()
                .body("quantity", equalTo(2))
                .body("size", equalTo("Standard-2X"));
    }

    @Test
    void aWrongAppJsonIsRefusedByTheNameOfTheFieldAndLeavesNothing() {
        clone.commit("app.json", """
                {"env": {"DATABASE": {"description": "where the data is"}}}""");
        Clone.Push push = pushLogin();
        assertNotEquals(0, push.exitCode());
        assertTrue(push.output().contains("app.json: env.DATABASE is required"), push::output);
        assertTrue(push.output().contains("pre-receive hook declined"), push::output);
        assertNothingLeft();
    }

    @Test
    void aFirstPushWhoseBuildFailsLeavesNothing() {
        clone.commit("first");
        Clone.Push push = pushLogin();
        awaitBuilds(1);
        App app = app();
        fail("It can't be compiled.");
        assertNotEquals(0, push.exitCode());
        assertTrue(push.output().contains("It can't be compiled."), push::output);
        assertTrue(push.output().contains("Push rejected to " + preview), push::output);
        assertNothingLeft();
        assertTrue(Files.notExists(git.directory().resolve(app.id + ".git")));
    }

    @Test
    void aLaterPushDeploysAnewAndOneThatFailsKeepsWhatIsLive() {
        clone.commit("first");
        Clone.Push first = pushLogin();
        deploy(1);
        assertEquals(0, first.exitCode(), first::output);
        clone.git("commit", "-q", "--amend", "--allow-empty", "-m", "first, written anew");
        Clone.Push second = clone.push("+HEAD:" + LOGIN, List.of());
        deploy(2);
        assertEquals(0, second.exitCode(), second::output);
        assertEquals(clone.head(), clone.remote(LOGIN));
        String live = clone.head();
        clone.commit("third");
        Clone.Push third = pushLogin();
        awaitBuilds(3);
        fail("It can't be compiled.");
        assertNotEquals(0, third.exitCode());
        assertEquals(live, clone.remote(LOGIN));
        api().get("/apps/" + shop + "/previews/login").then().body("status", equalTo("created"));
        // The first release set the parent's config vars.
        api().get("/apps/" + preview + "/releases/3").then().body("current", equalTo(true));
    }

    @Test
    void removingTheBranchDestroysTheApp() {
        clone.commit("first");
        Clone.Push push = pushLogin();
        deploy(1);
        assertEquals(0, push.exitCode(), push::output);
        Clone.Push removal = clone.push(":preview/login", List.of());
        assertEquals(0, removal.exitCode(), removal::output);
        assertTrue(removal.output().contains("Preview app " + preview + " destroyed"), removal::output);
        assertNothingLeft();
    }

    @Test
    void destroyingTheAppRemovesTheBranch() {
        clone.commit("first");
        Clone.Push push = pushLogin();
        deploy(1);
        assertEquals(0, push.exitCode(), push::output);
        api().delete("/apps/" + shop + "/previews/login").then().statusCode(200).body("name", equalTo("login"));
        assertNothingLeft();
    }

    @Test
    void aPreviewHasNoPreviewsAndOnlyOneBranchIsBuiltAtATime() {
        clone.commit("first");
        Clone.Push push = pushLogin();
        deploy(1);
        assertEquals(0, push.exitCode(), push::output);
        Clone ofPreview = Clone.of(preview, folder.resolve("of-preview"));
        ofPreview.git("pull", "-q", "slipway", "main");
        Clone.Push refused = ofPreview.push("HEAD:" + LOGIN, List.of());
        assertNotEquals(0, refused.exitCode());
        assertTrue(refused.output().contains(preview + " is a preview itself"), refused::output);
        clone.commit("second");
        clone.git("push", "-q", "slipway", "HEAD:refs/heads/feature");
        Clone.Push both = clone.push("HEAD:" + LOGIN + " HEAD:refs/heads/preview/other", List.of());
        assertNotEquals(0, both.exitCode());
        assertTrue(both.output().contains("push one deploy or preview branch at a time"), both::output);
    }

    private Clone.Push pushLogin() {
        return clone.push("HEAD:" + LOGIN, List.of());
    }

    private void deploy(int build) {
        awaitBuilds(build);
        stage.deployNext(app(), TYPES);
    }

    private App app() {
        return QuarkusTransaction.requiringNew().call(() -> App.byName(preview)).orElseThrow();
    }

    private void fail(String message) {
        BuildJob job = await().atMost(Duration.ofMinutes(1))
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        builds.finish(job.id(), new BuildOutcome.Failed(true, message));
    }

    private void assertNothingLeft() {
        api().get("/apps/" + preview).then().statusCode(404);
        api().get("/apps/" + shop + "/previews").then().body("$", hasSize(0));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertEquals("", clone.remote(LOGIN)));
    }

    private void awaitBuilds(int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> QuarkusTransaction.requiringNew()
                                .call(() -> App.byName(preview))
                                .isPresent()
                        && api().get("/apps/" + preview + "/builds")
                                        .jsonPath()
                                        .getList("")
                                        .size()
                                == count);
    }
}
