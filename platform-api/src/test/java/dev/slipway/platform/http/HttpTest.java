package dev.slipway.platform.http;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static dev.slipway.platform.Api.key;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class HttpTest {
    @TestHTTPResource
    URI root;

    @Test
    void refusesABodyThatIsTooLarge() {
        String app = createApp();
        String large = "{\"A\": \"" + "x".repeat(2_000_000) + "\"}";
        api().body(large).patch("/apps/" + app + "/config-vars").then().statusCode(413);
    }

    @Test
    void refusesALargeBodyOfUnknownLength() throws Exception {
        String app = createApp();
        byte[] large = ("{\"A\": \"" + "x".repeat(2_000_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/apps/" + app + "/config-vars"))
                .header("Authorization", "Bearer " + key())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(413, response.statusCode());
        }
    }

    @Test
    void keepsTheClientsRequestId() {
        api().header("Request-Id", "abc-123").get("/account").then().header("Request-Id", startsWith("abc-123,"));
    }

    @Test
    void answersWhatIsNotThereAsHerokuDoes() {
        api().get("/no/such/endpoint").then().statusCode(404).body("id", equalTo("not_found"));
        api().put("/apps").then().statusCode(405).body("message", containsString("method"));
    }

    @Test
    void takesEveryVariantOfHerokusMediaType() {
        for (String variant : new String[] {"3", "3.sdk", "3.streaming-build-output"}) {
            api().accept("application/vnd.heroku+json; version=" + variant)
                    .get("/account")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"));
        }
    }

    @Test
    void gitNeedsAKeyAndAnApp() {
        io.restassured.RestAssured.given()
                .get("/shop.git/info/refs?service=git-receive-pack")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic"));
        api().get("/nosuchapp.git/info/refs?service=git-receive-pack").then().statusCode(404);
        api().get("/" + createApp() + ".git/info/refs").then().statusCode(403);
    }
}
