package dev.slipway.platform.git;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.git.remote.GitHost;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git as people use it, by the real git: other branches, tags, shallow clones, submodules, LFS. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class GitInUseTest {
    private static final Map<String, String> WEB = Map.of("web", "node server.js");

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @TempDir
    Path folder;

    private App app;
    private Clone clone;
    private GitHost elsewhere;
    private int deploys;

    @BeforeEach
    void anAppAndARepository() throws IOException {
        app = stage.createApp();
        clone = Clone.of(app.name, folder.resolve("clone"));
        elsewhere = new GitHost(Files.createDirectory(folder.resolve("elsewhere")));
    }

    @AfterEach
    void stop() {
        elsewhere.close();
    }

    @Test
    void storesAnotherBranchAndSaysHowItWouldBeDeployed() {
        clone.commit("first");
        Clone.Push push = clone.push("HEAD:refs/heads/feature", List.of());
        assertEquals(0, push.exitCode(), push::output);
        assertTrue(push.output().contains("Pushed to non-main branch, skipping build."), push::output);
        assertTrue(push.output().contains("git push slipway feature:main"), push::output);
        assertTrue(push.output().contains("slipway git:branch feature -a " + app.name), push::output);
        assertEquals(clone.head(), clone.remote("refs/heads/feature"));
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void deploysTheBranchThatWasChosen() {
        choose("trunk").statusCode(200).body("deploy_branch", equalTo("trunk"));
        api().get("/apps/" + app.name + "/git-settings")
                .then()
                .statusCode(200)
                .body("deploy_branches", equalTo(List.of("trunk")));
        String commit = clone.commit("first");
        Clone.Push push = clone.push("HEAD:refs/heads/trunk", List.of());
        deploy();
        assertEquals(0, push.exitCode(), push::output);
        assertEquals(commit, clone.remote("refs/heads/trunk"));
        assertEquals(commit, clone.remote("HEAD"));
        clone.commit("second");
        Clone.Push main = clone.push();
        assertEquals(0, main.exitCode(), main::output);
        assertTrue(main.output().contains("Pushed to non-trunk branch, skipping build."), main::output);
        choose(null).statusCode(200).body("deploy_branch", nullValue());
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void refusesWhatIsNoBranch() {
        for (Object wrong : new Object[] {"", "-x", "a..b", "a b", "x\u0001", "preview/login", "x".repeat(201), 7}) {
            choose(wrong).statusCode(422);
        }
        api().body("{}").patch("/apps/" + app.name + "/git-settings").then().statusCode(422);
        for (String permission : List.of("view", "operate")) {
            People.collaborator(app.name, permission)
                    .calls()
                    .body(Map.of("deploy_branch", "trunk"))
                    .patch("/apps/" + app.name + "/git-settings")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void storesTagsAndSaysThatTheyAreNotDeployed() {
        String commit = clone.commit("first");
        clone.git("tag", "-a", "v1", "-m", "one");
        Clone.Push tag = clone.push("v1", List.of());
        assertEquals(0, tag.exitCode(), tag::output);
        assertTrue(tag.output().contains("Tag v1 is stored. Tags are not deployed."), tag::output);
        assertTrue(tag.output().contains("git push slipway v1^{}:main"), tag::output);
        assertFalse(tag.output().contains("skipping build"), tag::output);
        assertEquals(clone.git("rev-parse", "v1"), clone.remote("refs/tags/v1"));
        Clone.Push deployed = clone.push("v1^{}:refs/heads/main", List.of());
        deploy();
        assertEquals(0, deployed.exitCode(), deployed::output);
        assertEquals(commit, clone.remoteMain());
        clone.git("tag", "v2");
        clone.git("tag", "v3");
        Clone.Push both = clone.push("--tags", List.of());
        assertTrue(both.output().contains("2 tags are stored."), both::output);
    }

    @Test
    void takesAForcedPushOfTheDeployBranch() {
        clone.commit("first");
        Clone.Push first = clone.push();
        deploy();
        assertEquals(0, first.exitCode(), first::output);
        clone.git("commit", "-q", "--amend", "--allow-empty", "-m", "first, written anew");
        assertNotEquals(0, clone.push().exitCode());
        Clone.Push forced = clone.push("--force");
        deploy();
        assertEquals(0, forced.exitCode(), forced::output);
        assertEquals(clone.head(), clone.remoteMain());
    }

    @Test
    void tellsAShallowCloneHowToBecomeWhole() {
        elsewhere.create("shop");
        for (int i = 0; i < 3; i++) {
            elsewhere.commit("shop", "main", "Procfile", "web: server " + i);
        }
        clone.git("fetch", "-q", "--depth", "1", elsewhere.url("shop").toString(), "main");
        clone.git("reset", "-q", "--hard", "FETCH_HEAD");
        Clone.Push refused = clone.push();
        assertNotEquals(0, refused.exitCode());
        assertTrue(refused.output().contains("git fetch --unshallow"), refused::output);
        assertTrue(refused.output().contains("fetch-depth: 0"), refused::output);
        clone.git("fetch", "-q", "--unshallow", elsewhere.url("shop").toString(), "main");
        Clone.Push whole = clone.push();
        deploy();
        assertEquals(0, whole.exitCode(), whole::output);
    }

    @Test
    void fetchesSubmodulesBeforeItBuilds() throws IOException {
        elsewhere.create("lib");
        elsewhere.commit("lib", "main", "lib.txt", "library");
        clone.commit("Procfile", "web: x");
        clone.git("submodule", "--quiet", "add", elsewhere.url("lib").toString(), "lib");
        clone.commit("Add lib");
        Clone.Push push = clone.push();
        BuildJob job = take();
        Path tree = Files.createDirectory(folder.resolve("tree"));
        job.source().writeTo(tree);
        builds.finish(job.id(), new BuildOutcome.Failed(true, "That was all."));
        assertEquals("library", Files.readString(tree.resolve("lib/lib.txt")));
        assertTrue(push.output().contains("-----> Fetching submodule lib"), push::output);
    }

    @Test
    void refusesASubmoduleThatItCannotFetchByItsName() {
        elsewhere.create("lib");
        elsewhere.commit("lib", "main", "lib.txt", "library");
        clone.git("submodule", "--quiet", "add", elsewhere.url("lib").toString(), "lib");
        clone.git("config", "-f", ".gitmodules", "submodule.lib.url", "git@github.com:owner/lib.git");
        clone.git("add", ".gitmodules");
        clone.commit("Add lib");
        Clone.Push push = clone.push();
        assertNotEquals(0, push.exitCode());
        assertTrue(push.output().contains("The submodule lib lies at git@github.com:owner/lib.git"), push::output);
        assertTrue(push.output().contains("git submodule set-url lib"), push::output);
        assertTrue(push.output().contains("Push rejected to " + app.name), push::output);
        assertTrue(stage.nothingToBuild());
    }

    @Test
    void saysWhichFilesAreOnlyPointers() {
        clone.commit(".gitattributes", "*.png filter=lfs diff=lfs merge=lfs -text");
        clone.git("config", "filter.lfs.clean", "cat");
        clone.git("config", "filter.lfs.required", "false");
        clone.commit("logo.png", """
                version https://git-lfs.github.com/spec/v1
                oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
                size 12345
                """);
        Clone.Push push = clone.push();
        deploy();
        assertEquals(0, push.exitCode(), push::output);
        assertTrue(push.output().contains("1 file(s) of this commit are Git LFS pointers"), push::output);
        assertTrue(push.output().contains("logo.png"), push::output);
    }

    @Test
    void tellsClientsWithLfsThatThereIsNoStorage() {
        api().contentType("application/vnd.git-lfs+json")
                .accept("application/vnd.git-lfs+json")
                .body("{\"operation\": \"upload\"}")
                .post("/" + app.name + ".git/info/lfs/objects/batch")
                .then()
                .statusCode(501)
                .body(containsString("GIT_LFS_SKIP_PUSH=1"));
    }

    private ValidatableResponse choose(Object branch) {
        Map<String, Object> body = new HashMap<>();
        body.put("deploy_branch", branch);
        return api().body(body).patch("/apps/" + app.name + "/git-settings").then();
    }

    private void deploy() {
        deploys++;
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api().get("/apps/" + app.name + "/builds")
                                .jsonPath()
                                .getList("")
                                .size()
                        == deploys);
        stage.deployNext(app, WEB);
    }

    private BuildJob take() {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
    }
}
