package dev.slipway.platform.forge;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.git.remote.GitHost;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository on a forge of the test's own is connected, pushed to, and deploys the app. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ConnectedRepositoryTest {
    private static final Map<String, String> WEB = Map.of("web", "node server.js");
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String REPOSITORY = "owner/shop";
    private static final String TOKEN = "the-token-of-the-test";

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @TempDir
    Path folder;

    private final CommitPages pages = new CommitPages();
    private GitHost forge;
    private App app;
    private String path;
    private String secret;
    private String hook;

    @BeforeEach
    void anAppAndARepository() throws IOException {
        forge = new GitHost(folder);
        forge.create(REPOSITORY);
        forge.serve("/api/", pages::take);
        forge.commit(REPOSITORY, "main", "Procfile", "web: node server.js");
        app = stage.createApp();
        path = "/apps/" + app.name + "/git-connection";
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void showsTheSecretOnceAndTheTokenNever() {
        connect(Map.of("token", TOKEN))
                .statusCode(201)
                .body("branch", equalTo("main"))
                .body("kind", equalTo("github"))
                .body("reports_status", equalTo(true))
                .body("secret", matchesPattern("[0-9a-f]{64}"))
                .body("hook.settings", endsWith("/owner/shop/settings/hooks/new"))
                .body("last_delivery", nullValue());
        String shown = api().get(path)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .extract()
                .asString();
        assertFalse(shown.contains(TOKEN), shown);
        // Again with another token: the webhook that was set up there stays good.
        connect(Map.of("token", "another", "branch", "main")).statusCode(200).body("secret", nullValue());
        connect(Map.of("kind", "gitlab")).statusCode(201).body("secret", matchesPattern("[0-9a-f]{64}"));
    }

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
    }

    @Test
    void aBuildThatFailsIsReportedAsAFailure() {
        connected(Map.of("token", TOKEN));
        push("main", forge.commit(REPOSITORY, "main", "server.js", "2")).statusCode(202);
        fail("It can't be compiled.\nSee above.");
        awaitStatus("failed");
        awaitStates("pending", "failure");
        assertEquals(
                "It can't be compiled.",
                pages.reported().getLast().body().path("description").asText());
        api().get(path).then().body("last_delivery.result", startsWith("It can't be compiled."));
    }

    @Test
    void refusesWhatIsNotSignedRightly() {
        connected(Map.of());
        byte[] body = payload("refs/heads/main", "1".repeat(40));
        from("push", body).post(hook).then().statusCode(401).body("message", containsString("X-Hub-Signature-256"));
        from("push", body)
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .post(hook)
                .then()
                .statusCode(401);
        from("push", body)
                .header("X-Hub-Signature-256", signature(payload("refs/heads/main", "2".repeat(40)), secret))
                .post(hook)
                .then()
                .statusCode(401);
        from("push", body)
                .header("X-Hub-Signature-256", signature(body, "guessed"))
                .post(hook)
                .then()
                .statusCode(401);
        from("push", body).header("X-Gitlab-Token", secret).post(hook).then().statusCode(401);
        given().post("/hooks/git/" + UUID.randomUUID()).then().statusCode(404);
        given().post("/hooks/git/none").then().statusCode(404);
        api().get(path + "/deliveries").then().body("$", hasSize(0));
    }

    @Test
    void takesADeliveryOnceHoweverOftenItIsSent() {
        connected(Map.of());
        byte[] body = payload("refs/heads/main", forge.commit(REPOSITORY, "main", "server.js", "2"));
        RequestSpecification delivery =
                signed("push", body).header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
        String id = delivery.post(hook).then().statusCode(202).extract().path("id");
        delivery.post(hook)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("message", startsWith("This delivery was received before"));
        awaitBuilds(1);
        fail("That was all.");
        api().get(path + "/deliveries").then().body("$", hasSize(1));
    }

    @Test
    void saysWhyNothingIsDone() {
        connected(Map.of());
        String commit = forge.commit(REPOSITORY, "feature", "a", "1");
        signed("ping", "{\"zen\": \"Keep it simple.\"}".getBytes(StandardCharsets.UTF_8))
                .post(hook)
                .then()
                .statusCode(200)
                .body("message", startsWith("The webhook works. Pushes to main of"));
        push("feature", commit)
                .statusCode(200)
                .body("status", equalTo("ignored"))
                .body(
                        "message",
                        equalTo("Nothing is done about feature: only pushes to main deploy " + app.name + "."));
        send("push", payload("refs/tags/v1", commit))
                .statusCode(200)
                .body("message", containsString("Nothing is done about tags"));
        push("main", "0".repeat(40)).statusCode(200).body("message", containsString("main was removed there"));
        send("issues", "{}".getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("message", containsString("event issues"));
        send("push", "{\"ref\": 7}".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("message", containsString("no ref and commit"));
        send("push", "no json".getBytes(StandardCharsets.UTF_8)).statusCode(400);
        send("push", new byte[0]).statusCode(400);
        assertTrue(stage.nothingToBuild());
        api().get(path).then().body("last_delivery.event", equalTo("issues"));
    }

    @Test
    void readsTheFormThatGitHubSendsUnlessToldOtherwise() {
        connected(Map.of());
        String json = new String(
                payload("refs/heads/main", forge.commit(REPOSITORY, "main", "a", "1")), StandardCharsets.UTF_8);
        byte[] form = ("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        given().contentType("application/x-www-form-urlencoded")
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", signature(form, secret))
                .body(form)
                .post(hook)
                .then()
                .statusCode(202);
        fail("That was all.");
        awaitStatus("failed");
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
    void connectsOnlyWhatCanBeFetched() {
        connect(Map.of("url", "https://127.0.0.1/owner/shop"))
                .statusCode(422)
                .body("message", containsString("not a public address"));
        connect(Map.of("url", "http://192.0.2.1/owner/shop")).statusCode(422);
        connect(Map.of("url", "git@github.com:owner/shop.git"))
                .statusCode(422)
                .body("message", containsString("Connect https://github.com/owner/shop.git"));
        connect(Map.of("url", "https://nobody.invalid/owner/shop"))
                .statusCode(422)
                .body("message", containsString("host is not known"));
        connect(Map.of("branch", "gone")).statusCode(422).body("message", containsString("has no branch gone"));
        connect(Map.of("kind", "bitbucket")).statusCode(422).body("message", containsString("github or gitlab"));
        connect(Map.of("token", "two words")).statusCode(422);
        connect(Map.of("branch", 7)).statusCode(422);
        connect(Map.of("url", 7)).statusCode(422);
        api().body("[]").put(path).then().statusCode(422);
        forge.lock(REPOSITORY, TOKEN);
        connect(Map.of()).statusCode(422).body("message", containsString("needs a token"));
        connect(Map.of("token", "wrong")).statusCode(422).body("message", containsString("may the token read"));
        api().get(path).then().statusCode(404).body("message", containsString("slipway git:connect URL"));
        api().delete(path).then().statusCode(404);
        api().post(path + "/deliveries").then().statusCode(404);
    }

    @Test
    void takesNoBodyBeyondTheLimit() {
        connected(Map.of());
        byte[] large = new byte[8 * 1024 * 1024 + 1];
        given().contentType("application/json").body(large).post(hook).then().statusCode(413);
    }

    @Test
    void connectingIsForThoseWhoManageAndDeployingForThoseWhoDeploy() {
        connected(Map.of());
        People.Person deployer = People.collaborator(app.name, "deploy");
        deployer.calls()
                .body(Map.of("url", forge.url(REPOSITORY).toString()))
                .put(path)
                .then()
                .statusCode(403);
        deployer.calls().delete(path).then().statusCode(403);
        People.collaborator(app.name, "operate")
                .calls()
                .post(path + "/deliveries")
                .then()
                .statusCode(403);
        deployer.calls().post(path + "/deliveries").then().statusCode(202);
        awaitBuilds(1);
        fail("That was all.");
    }

    @Test
    void isGoneOnceDisconnectedAndWithItsApp() {
        connected(Map.of());
        api().delete(path).then().statusCode(200).body("branch", equalTo("main"));
        push("main", "1".repeat(40)).statusCode(404);
        connected(Map.of());
        api().delete("/apps/" + app.name).then().statusCode(200);
        push("main", "1".repeat(40)).statusCode(404);
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

    private void connected(Map<String, Object> more) {
        ValidatableResponse made = connect(more).statusCode(201);
        secret = made.extract().path("secret");
        String url = made.extract().path("hook.url");
        hook = url.substring(url.indexOf("/hooks/"));
    }

    private ValidatableResponse connect(Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("url", forge.url(REPOSITORY).toString()));
        body.putAll(more);
        return api().body(body).put(path).then();
    }

    private ValidatableResponse push(String branch, String commit) {
        return send("push", payload("refs/heads/" + branch, commit));
    }

    private ValidatableResponse send(String event, byte[] body) {
        return signed(event, body).post(hook).then();
    }

    private RequestSpecification signed(String event, byte[] body) {
        return from(event, body).header("X-Hub-Signature-256", signature(body, secret));
    }

    private static RequestSpecification from(String event, byte[] body) {
        return given().contentType("application/json")
                .header("X-GitHub-Event", event)
                .body(body);
    }

    private static byte[] payload(String ref, String after) {
        return "{\"ref\": \"%s\", \"before\": \"%s\", \"after\": \"%s\", \"repository\": {\"id\": 1}}"
                .formatted(ref, "0".repeat(40), after)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fail(String message) {
        BuildJob job = await().atMost(SOON)
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        builds.finish(job.id(), new BuildOutcome.Failed(true, message));
    }

    private void awaitBuilds(int count) {
        await().atMost(SOON)
                .until(() -> api().get("/apps/" + app.name + "/builds")
                                .jsonPath()
                                .getList("")
                                .size()
                        == count);
    }

    private void awaitStatus(String status) {
        await().atMost(SOON).until(() -> api().get(path).path("last_delivery.status"), status::equals);
    }

    private void awaitStates(String... states) {
        await().atMost(SOON).until(pages::states, List.of(states)::equals);
    }
}
