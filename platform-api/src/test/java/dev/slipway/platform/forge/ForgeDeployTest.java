package dev.slipway.platform.forge;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.git.remote.GitHost;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a push on a forge of the test's own to the release and back to the commit's page. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ForgeDeployTest extends Connected {
    @Test
    void aPushIsFetchedBuiltReleasedAndReported() {
        connected(Map.of("token", TOKEN));
        String commit = forge.commit(REPOSITORY, "main", "server.js", "2");
        push("main", commit).statusCode(202).body("status", equalTo("queued"));
        awaitBuilds(1);
        awaitStates("pending");
        stage.deployNext(app, WEB);
        awaitStatus("deployed");
        awaitStates("pending", "success");
        CommitPages.Reported last = pages.reported().getLast();
        assertEquals("/api/v3/repos/owner/shop/statuses/" + commit, last.path());
        assertEquals("Bearer " + TOKEN, last.authorization());
        assertEquals("slipway/" + app.name, last.body().path("context").asText());
        assertTrue(last.body().path("target_url").asText().endsWith("/console/apps/" + app.name));
        api().get("/apps/" + app.name + "/builds")
                .then()
                .body("[0].source_blob.version", equalTo(commit))
                .body("[0].status", equalTo("succeeded"));
        await().atMost(SOON)
                .untilAsserted(() -> api().get(path + "/deliveries")
                        .then()
                        .statusCode(200)
                        .body("[0].commit", equalTo(commit))
                        .body("[0].reported", equalTo("success")));
        // What is deployed can be fetched from here, too, and is not built again.
        assertTrue(GitHost.git(
                        folder,
                        "-c",
                        "http.extraHeader=Authorization: Bearer " + Api.key(),
                        "ls-remote",
                        "http://localhost:" + RestAssured.port + "/" + app.name + ".git",
                        "HEAD")
                .startsWith(commit));
        push("main", commit).statusCode(202);
        awaitStatus("unchanged");
        awaitBuilds(1);
        awaitStates("pending", "success", "success");
    }

    @Test
    void aBuildThatFailsIsReportedAsAFailure() {
        connected(Map.of("token", TOKEN));
        push("main", forge.commit(REPOSITORY, "main", "server.js", "2")).statusCode(202);
        awaitStates("pending");
        fail("It can't be compiled.\nSee above.");
        awaitStatus("failed");
        awaitStates("pending", "failure");
        assertEquals(
                "It can't be compiled.",
                pages.reported().getLast().body().path("description").asText());
        api().get(path).then().body("last_delivery.result", startsWith("It can't be compiled."));
    }

    @Test
    void speaksGitLabsWay() {
        connected(Map.of("kind", "gitlab", "token", TOKEN));
        forge.lock(REPOSITORY, TOKEN);
        String commit = forge.commit(REPOSITORY, "main", "a", "1");
        byte[] body = payload("refs/heads/main", commit);
        given().contentType("application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .header("X-Gitlab-Token", "guessed")
                .body(body)
                .post(hook)
                .then()
                .statusCode(401)
                .body("message", containsString("X-Gitlab-Token"));
        given().contentType("application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .header("X-Gitlab-Token", secret)
                .header("X-Gitlab-Event-UUID", UUID.randomUUID().toString())
                .body(body)
                .post(hook)
                .then()
                .statusCode(202);
        awaitBuilds(1);
        awaitStates("pending");
        stage.deployNext(app, WEB);
        awaitStates("pending", "success");
        assertEquals(
                "/api/v4/projects/owner%2Fshop/statuses/" + commit,
                pages.reported().getLast().path());
        assertEquals(TOKEN, pages.reported().getLast().privateToken());
    }

    @Test
    void deploysByHandWithoutAWebhook() {
        connected(Map.of());
        api().post(path + "/deliveries").then().statusCode(202).body("event", equalTo("deploy"));
        awaitBuilds(1);
        stage.deployNext(app, WEB);
        awaitStatus("deployed");
        String id = api().post(path + "/deliveries")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitStatus("unchanged");
        api().get(path + "/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("build", nullValue())
                .body("result", containsString("was deployed before"));
        api().get(path + "/deliveries/none").then().statusCode(404);
        assertEquals(List.of(), pages.states());
    }

    @Test
    void triesAgainWhereNobodyAnswersThenGivesUpAndSaysSo() {
        connected(Map.of());
        forge.close();
        push("main", "1".repeat(40)).statusCode(202);
        awaitStatus("failed");
        api().get(path).then().body("last_delivery.result", containsString("can't be fetched from"));
    }

    @Test
    void reportsACommitThatCannotBeFetched() {
        connected(Map.of("token", TOKEN));
        forge.lock(REPOSITORY, "another token since");
        push("main", "1".repeat(40)).statusCode(202);
        awaitStatus("failed");
        awaitStates("error");
        assertTrue(
                pages.reported().getLast().body().path("description").asText().contains("status 401"),
                pages.reported().toString());
    }

    @Test
    void reportsAgainWhatWasNotTakenAndShowsWhyItIsRefused() {
        connected(Map.of("token", TOKEN));
        pages.answering(report -> pages.reported().size() < 3 ? 502 : 201);
        push("main", forge.commit(REPOSITORY, "main", "a", "1")).statusCode(202);
        await().atMost(SOON)
                .untilAsserted(() -> api().get(path)
                        .then()
                        .body("last_delivery.reported", equalTo("pending"))
                        .body("last_delivery.report_failure", nullValue()));
        pages.answering(report -> 403);
        fail("It can't be compiled.");
        await().atMost(SOON)
                .untilAsserted(() -> api().get(path)
                        .then()
                        .body("last_delivery.reported", equalTo("pending"))
                        .body("last_delivery.report_failure", containsString("localhost answered 403")));
    }

    @Test
    void deploysToTheBranchThatTheAppDeploys() {
        api().body(Map.of("deploy_branch", "trunk"))
                .patch("/apps/" + app.name + "/git-settings")
                .then()
                .statusCode(200);
        connected(Map.of());
        push("main", forge.commit(REPOSITORY, "main", "a", "1")).statusCode(202);
        awaitBuilds(1);
        assertEquals(
                List.of("refs/heads/trunk"),
                QuarkusTransaction.requiringNew()
                        .call(() -> Build.newest(app.id, 1).stream()
                                .map(build -> build.branch)
                                .toList()));
        fail("That was all.");
    }
}
