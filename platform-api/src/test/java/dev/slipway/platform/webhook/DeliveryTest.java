package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.webhook.Receiver.Received;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** How a notification gets to a receiver that is a real server. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DeliveryTest extends Subscribed {
    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    OutboundHttp outside;

    @Inject
    WebhookConfig config;

    @TestHTTPResource(tls = true)
    URL tls;

    @Test
    void signsAndAuthorizesWhatItTells() throws Exception {
        String id = subscribe("notify", Map.of("secret", "hush", "authorization", "Bearer me"), "api:app");
        maintenance(true);
        Received received = awaitReceived(1).getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertEquals(Base64.getEncoder().encodeToString(mac.doFinal(received.body())), received.signature());
        assertEquals("Bearer me", received.authorization());
        assertEquals("application/json", received.contentType());
        assertFalse(new String(received.body(), StandardCharsets.UTF_8).contains("hush"));
        JsonNode body = received.json();
        assertEquals("update", body.path("action").asText());
        assertEquals("app", body.path("resource").asText());
        assertEquals("admin@localhost", body.path("actor").path("email").asText());
        assertEquals(app.name, body.path("data").path("name").asText());
        assertTrue(body.path("data").path("maintenance").asBoolean());
        assertFalse(body.path("previous_data").path("maintenance").asBoolean(true));
        assertEquals(
                "application/vnd.heroku+json; version=3", body.path("version").asText());
        assertTrue(body.path("sequence").isIntegralNumber());
        assertFalse(Instant.parse(body.path("published_at").asText())
                .isBefore(Instant.parse(body.path("created_at").asText())));
        JsonNode metadata = body.path("webhook_metadata");
        assertEquals(id, metadata.path("webhook").path("id").asText());
        assertEquals(body.path("id"), metadata.path("event").path("id"));
        assertEquals("api:app", metadata.path("event").path("include").asText());
        api().get(url + "/webhook-events/" + body.path("id").asText())
                .then()
                .statusCode(200)
                .body("include", equalTo("api:app"))
                .body("payload.data.name", equalTo(app.name));
        String delivery = metadata.path("delivery").path("id").asText();
        awaitStatus("succeeded");
        api().get(url + "/webhook-deliveries/" + delivery)
                .then()
                .statusCode(200)
                .body("num_attempts", equalTo(1))
                .body("next_attempt_at", nullValue())
                .body(
                        "last_attempt.id",
                        equalTo(metadata.path("attempt").path("id").asText()))
                .body("last_attempt.code", equalTo(202))
                .body("last_attempt.status", equalTo("succeeded"))
                .body("webhook.level", equalTo("notify"));
    }

    @Test
    void triesAgainAfterAFailureWithAnotherSignature() {
        AtomicInteger number = new AtomicInteger();
        receiver.answering(notification -> number.getAndIncrement() == 0 ? 500 : 200);
        subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        List<Received> received = awaitReceived(2);
        awaitStatus("succeeded");
        api().get(url + "/webhook-deliveries")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].num_attempts", equalTo(2))
                .body("[0].last_attempt.code", equalTo(200));
        JsonNode first = received.getFirst().json();
        JsonNode second = received.getLast().json();
        assertEquals(first.path("id"), second.path("id"));
        assertNotEquals(
                first.path("webhook_metadata").path("attempt"),
                second.path("webhook_metadata").path("attempt"));
        assertNotEquals(received.getFirst().signature(), received.getLast().signature());
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        receiver.answering(notification -> 302);
        subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        awaitStatus("failed");
        assertEquals(3, receiver.received().size());
        api().get(url + "/webhook-deliveries?eq[status]=failed")
                .then()
                .body("[0].num_attempts", equalTo(3))
                .body("[0].next_attempt_at", nullValue())
                .body("[0].last_attempt.status", equalTo("failed"))
                .body("[0].last_attempt.code", equalTo(302));
        api().get(url + "/webhook-deliveries?eq[status]=succeeded").then().body("$", hasSize(0));
    }

    @Test
    void saysWhichErrorThereWas() {
        receiver.close();
        subscribe("notify", Map.of(), "api:app");
        maintenance(true);
        awaitStatus("failed");
        api().get(url + "/webhook-deliveries")
                .then()
                .body("[0].last_attempt.code", nullValue())
                .body("[0].last_attempt.error_class", equalTo("HttpHostConnectException"));
    }

    @Test
    void looksAtTheAddressAtEachAttempt() {
        String id = subscribe("notify", Map.of(), "api:app");
        String inside = receiver.url().replace("localhost", "127.0.0.1");
        inTransaction(() -> Webhook.update("url = ?1 where id = ?2", inside, UUID.fromString(id)));
        maintenance(true);
        awaitStatus("failed");
        api().get(url + "/webhook-deliveries")
                .then()
                .body("[0].last_attempt.error_class", equalTo("PrivateAddressException"));
        assertTrue(receiver.received().isEmpty());
    }

    @Test
    void syncKeepsTheOrderThoughAttemptsFail() {
        AtomicInteger number = new AtomicInteger();
        receiver.answering(notification -> number.getAndIncrement() % 3 == 2 ? 200 : 503);
        subscribe("sync", Map.of(), "api:app");
        for (int i = 0; i < 4; i++) {
            maintenance(i % 2 == 0);
        }
        List<Received> received = awaitReceived(12);
        List<Long> order = received.stream()
                .map(notification -> notification.json().path("sequence").asLong())
                .toList();
        assertEquals(order.stream().sorted().toList(), order);
        assertEquals(4, Set.copyOf(order).size());
    }

    @Test
    void syncGoesOnAfterANotificationThatNobodyTakes() {
        receiver.answering(notification ->
                notification.json().path("data").path("maintenance").asBoolean() ? 500 : 200);
        subscribe("sync", Map.of(), "api:app");
        maintenance(true);
        maintenance(false);
        awaitStatus("succeeded");
        api().get(url + "/webhook-deliveries").then().body("status", contains("failed", "succeeded"));
        assertEquals(5, receiver.received().size());
    }

    @Test
    void aSlowReceiverHoldsUpNoOther() throws IOException {
        receiver.silent();
        subscribe("sync", Map.of(), "api:app");
        maintenance(true);
        awaitReceived(1);
        try (Receiver quick = new Receiver()) {
            App other = stage.createApp();
            subscribe("/apps/" + other.name, quick, "sync", Map.of(), "api:app");
            api().body("{\"maintenance\": true}")
                    .patch("/apps/" + other.name)
                    .then()
                    .statusCode(200);
            await().atMost(Duration.ofMillis(1500))
                    .until(() -> !quick.received().isEmpty());
        }
        await().atMost(SOON)
                .untilAsserted(() -> api().get(url + "/webhook-deliveries")
                        .then()
                        .body("[0].last_attempt.error_class", equalTo("SocketTimeoutException")));
    }

    @Test
    void whatWasUnderWayWhenThePlatformDiedIsDeliveredLater() {
        UUID webhook = UUID.fromString(subscribe("sync", Map.of(), "api:app"));
        Attempt lost = inTransaction(() -> {
            outbox.add(app.id, Include.APP, this::news);
            return deliveries.begin(webhook).orElseThrow();
        });
        assertTrue(deliveries.begin(webhook).isEmpty(), "one platform only is at it");
        assertFalse(deliveries.due().contains(webhook));
        inTransaction(
                () -> WebhookDelivery.update("nextAttemptAt = ?1 where id = ?2", Instant.EPOCH, lost.deliveryId()));
        JsonNode body = awaitReceived(1).getFirst().json();
        assertEquals(
                lost.deliveryId().toString(),
                body.path("webhook_metadata").path("delivery").path("id").asText());
        awaitStatus("succeeded");
        deliveries.end(lost, new Outcome.Answered(500));
        api().get(url + "/webhook-deliveries")
                .then()
                .body("[0].status", equalTo("succeeded"))
                .body("[0].num_attempts", equalTo(2));
    }

    @Test
    void severalPlatformsTellOfEachThingOnceAndInOrder() throws InterruptedException {
        Deliverer otherPlatform = new Deliverer(deliveries, outside, config);
        subscribe("sync", Map.of(), "api:app");
        for (int i = 0; i < 10; i++) {
            maintenance(i % 2 == 0);
            otherPlatform.deliverDue();
        }
        await().atMost(SOON).until(() -> {
            otherPlatform.deliverDue();
            return deliveries.due().isEmpty() && receiver.received().size() >= 10;
        });
        otherPlatform.stop(new ShutdownEvent());
        List<Long> order = receiver.received().stream()
                .map(notification -> notification.json().path("sequence").asLong())
                .toList();
        assertEquals(10, order.size());
        assertEquals(order.stream().distinct().sorted().toList(), order);
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        UUID webhook = UUID.fromString(subscribe("sync", Map.of(), "api:app"));
        QuarkusTransaction.begin();
        outbox.add(app.id, Include.APP, this::news);
        QuarkusTransaction.rollback();
        assertFalse(deliveries.due().contains(webhook));
        api().get(url + "/webhook-events").then().body("$", hasSize(0));
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsNotTrusted() {
        String own = "https://localhost:" + tls.getPort() + "/hook";
        IOException refused = assertThrows(
                IOException.class,
                () -> outside.post(URI.create(own), Map.of(), new byte[1], 1, Duration.ofSeconds(10)));
        assertTrue(refused instanceof SSLException, refused.toString());
    }

    private Outbox.News news() {
        AccountRef actor = new AccountRef("a@example.com", app.ownerId);
        return new Outbox.News(Include.APP, "update", actor, Map.of("name", app.name), Map.of());
    }
}
