package dev.slipway.platform.forge;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sent to the addresses of webhooks, rightly or not. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class HookTest extends Connected {
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
    void readsTheFormThatGitHubSendsUnlessToldOtherwise() throws IOException, InterruptedException {
        connected(Map.of());
        String json = new String(
                payload("refs/heads/main", forge.commit(REPOSITORY, "main", "a", "1")), StandardCharsets.UTF_8);
        byte[] form = ("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + hook))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", signature(form, secret))
                .POST(BodyPublishers.ofByteArray(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertEquals(202, answer.statusCode(), answer.body());
        }
        fail("That was all.");
        awaitStatus("failed");
    }

    @Test
    void takesNoBodyBeyondTheLimit() {
        connected(Map.of());
        byte[] large = new byte[8 * 1024 * 1024 + 1];
        given().contentType("application/json").body(large).post(hook).then().statusCode(413);
    }
}
