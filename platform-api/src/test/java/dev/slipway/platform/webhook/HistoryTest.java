package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of what was told, and who sees it. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class HistoryTest extends Subscribed {
    @Inject
    History history;

    @Test
    void removingAWebhookEndsItsDeliveries() {
        receiver.silent();
        String id = subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        awaitReceived(1);
        api().delete(url + "/webhooks/" + id).then().statusCode(200);
        api().get(url + "/webhook-deliveries").then().statusCode(200).body("$", hasSize(0));
        api().get(url + "/webhook-events").then().body("$", hasSize(1));
    }

    @Test
    void forgetsOldEventsAndMoreThanAnAppMayHave() {
        subscribe("notify", Map.of(), "api:app");
        for (int i = 0; i < 33; i++) {
            maintenance(i % 2 == 0);
        }
        history.trim();
        List<WebhookEvent> left = inTransaction(() -> WebhookEvent.ofApp(app.id));
        assertEquals(30, left.size());
        Instant old = Instant.now().minus(8, ChronoUnit.DAYS);
        inTransaction(() -> WebhookEvent.update("createdAt = ?1 where id = ?2", old, left.getLast().id));
        history.trim();
        api().get(url + "/webhook-events/" + left.getLast().id).then().statusCode(404);
        api().get(url + "/webhook-events").then().body("$", hasSize(29));
    }

    @Test
    void showsNothingOfOtherApps() {
        subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        awaitStatus("succeeded");
        String event = api().get(url + "/webhook-events").path("[0].id");
        String delivery = api().get(url + "/webhook-deliveries").path("[0].id");
        String other = "/apps/" + stage.createApp().name;
        api().get(other + "/webhook-events/" + event).then().statusCode(404);
        api().get(other + "/webhook-deliveries/" + delivery).then().statusCode(404);
        api().get(other + "/webhook-events").then().body("$", hasSize(0));
        api().get(url + "/webhook-events/no-id").then().statusCode(404);
        api().get(url + "/webhook-deliveries/" + event).then().statusCode(404);
    }

    /** Heroku's client asks for the newest so, with its brackets as they are. */
    @Test
    void listsInTheOrderThatHerokusClientAsksFor() throws IOException {
        subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        maintenance(false);
        await().atMost(SOON).until(() -> receiver.received().size() == 2);
        api().header("Range", "seq ..; order=desc,max=1000")
                .get(url + "/webhook-deliveries")
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("event.include", hasItem("api:app"))
                .body("id", notNullValue());
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request =
                    "GET %s/webhook-deliveries?eq[status]=failed HTTP/1.0\r\nAuthorization: Bearer %s\r\nAccept: application/vnd.heroku+json; version=3.webhooks\r\n\r\n"
                            .formatted(url, Api.key());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.0 200") && answer.endsWith("[]"), answer);
        }
    }
}
