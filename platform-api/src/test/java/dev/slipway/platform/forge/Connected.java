package dev.slipway.platform.forge;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.git.remote.GitHost;
import dev.slipway.platform.rollout.Stage;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An app of its own for each test, and a repository on a forge that can be connected with it. */
abstract class Connected {
    static final Map<String, String> WEB = Map.of("web", "node server.js");
    static final Duration SOON = Duration.ofMinutes(1);
    static final String REPOSITORY = "owner/shop";
    static final String TOKEN = "the-token-of-the-test";

    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @TempDir
    Path folder;

    final CommitPages pages = new CommitPages();
    GitHost forge;
    App app;
    String path;
    String secret;
    String hook;

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

    void connected(Map<String, Object> more) {
        ValidatableResponse made = connect(more).statusCode(201);
        secret = made.extract().path("secret");
        String url = made.extract().path("hook.url");
        hook = url.substring(url.indexOf("/hooks/"));
    }

    ValidatableResponse connect(Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("url", forge.url(REPOSITORY).toString()));
        body.putAll(more);
        return api().body(body).put(path).then();
    }

    ValidatableResponse push(String branch, String commit) {
        return send("push", payload("refs/heads/" + branch, commit));
    }

    ValidatableResponse send(String event, byte[] body) {
        return signed(event, body).post(hook).then();
    }

    RequestSpecification signed(String event, byte[] body) {
        return from(event, body).header("X-Hub-Signature-256", signature(body, secret));
    }

    static RequestSpecification from(String event, byte[] body) {
        return given().contentType("application/json")
                .header("X-GitHub-Event", event)
                .body(body);
    }

    static byte[] payload(String ref, String after) {
        return "{\"ref\": \"%s\", \"before\": \"%s\", \"after\": \"%s\", \"repository\": {\"id\": 1}}"
                .formatted(ref, "0".repeat(40), after)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void fail(String message) {
        BuildJob job = await().atMost(SOON)
                .until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        builds.finish(job.id(), new BuildOutcome.Failed(true, message));
    }

    void awaitBuilds(int count) {
        await().atMost(SOON)
                .until(() -> api().get("/apps/" + app.name + "/builds")
                                .jsonPath()
                                .getList("")
                                .size()
                        == count);
    }

    void awaitStatus(String status) {
        await().atMost(SOON).until(() -> api().get(path).path("last_delivery.status"), status::equals);
    }

    void awaitStates(String... states) {
        await().atMost(SOON).until(pages::states, List.of(states)::equals);
    }
}
