package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.outbound.OutboundHttp;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.webhook.Receiver.Received;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifications, from what happens to a receiver that is a real server. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Stage stage;

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    History history;

    @Inject
    OutboundHttp outside;

    @Inject
    WebhookConfig config;

    private App app;
    private String url;
    private Receiver receiver;

    @BeforeEach
    void anAppAndAReceiver() throws IOException {
        app = stage.createApp();
        url = "/apps/" + app.name;
        receiver = new Receiver();
    }

    @AfterEach
    void noReceiver() {
        receiver.close();
    }

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
    void tellsOfDeploysFromTheBuildToTheDynos() {
        subscribe("sync", Map.of(), "api:build", "api:release", "dyno");
        stage.deploy(app, Map.of("web", "node server.js"));
        await().atMost(SOON).until(() -> told().containsAll(Set.of("update build", "update release", "update dyno")));
        List<Received> received = receiver.received();
        assertEquals("create build", received.getFirst().what());
        assertTrue(told().containsAll(Set.of("create release", "create dyno")), told().toString());
        JsonNode built = last("update build");
        assertEquals("succeeded", built.path("status").asText());
        assertTrue(built.path("output_stream_url").isNull());
        assertEquals("succeeded", last("update release").path("status").asText());
        assertTrue(last("update release").path("current").asBoolean());
        assertEquals("web.1", last("update dyno").path("name").asText());
        assertEquals("up", last("update dyno").path("state").asText());
        assertEquals(
                "admin@localhost",
                received.getLast().json().path("actor").path("email").asText());
    }

    @Test
    void tellsOfScalingRestartsDomainsAndNames() {
        stage.deploy(app, Map.of("web", "node server.js"));
        subscribe("sync", Map.of(), "api:formation", "dyno", "api:domain", "api:app");
        api().body("{\"quantity\": 2}").patch(url + "/formation/web").then().statusCode(200);
        stage.settle(app);
        api().body("{\"quantity\": 1}").patch(url + "/formation/web").then().statusCode(200);
        stage.settle(app);
        await().atMost(SOON).until(() -> told().containsAll(Set.of("update formation", "destroy dyno")));
        assertEquals(1, last("update formation").path("quantity").asInt());
        assertEquals("web.2", last("destroy dyno").path("name").asText());
        api().body(Map.of("hostname", app.name + ".example.com"))
                .post(url + "/domains")
                .then()
                .statusCode(201);
        api().delete(url + "/domains/" + app.name + ".example.com").then().statusCode(200);
        String renamed = app.name + "-b";
        api().body(Map.of("name", renamed)).patch(url).then().statusCode(200);
        await().atMost(SOON).until(() -> told().contains("update app"));
        List<String> hostnames = receiver.received().stream()
                .filter(received -> received.what().endsWith(" domain"))
                .map(received -> received.json().path("action").asText() + " "
                        + received.json().path("data").path("hostname").asText())
                .toList();
        assertTrue(
                hostnames.containsAll(List.of(
                        "create " + app.name + ".example.com",
                        "destroy " + app.name + ".example.com",
                        "destroy " + app.name + ".localhost",
                        "create " + renamed + ".localhost")),
                hostnames.toString());
    }

    @Test
    void tellsWhoseAccessChangedAndByWhom() {
        Person manager = People.collaborator(app.name, "manage");
        subscribe("sync", Map.of(), "api:collaborator");
        String email = People.add().email();
        manager.calls()
                .body(Map.of("user", email, "permissions", List.of("view")))
                .post(url + "/collaborators")
                .then()
                .statusCode(201);
        api().delete(url + "/collaborators/" + email).then().statusCode(200);
        List<Received> received = awaitReceived(2);
        assertEquals("create collaborator", received.getFirst().what());
        assertEquals("destroy collaborator", received.getLast().what());
        JsonNode created = received.getFirst().json();
        assertEquals(manager.email(), created.path("actor").path("email").asText());
        assertEquals(email, created.path("data").path("user").path("email").asText());
    }

    @Test
    void tellsOnlyOfWhatWasAskedFor() {
        subscribe("notify", Map.of(), "api:domain");
        maintenance(true);
        api().body(Map.of("hostname", app.name + ".example.org"))
                .post(url + "/domains")
                .then()
                .statusCode(201);
        assertEquals("create domain", awaitReceived(1).getFirst().what());
        api().get(url + "/webhook-events").then().statusCode(200).body("include", contains("api:domain"));
    }

    @Test
    void tellsThatTheAppWasDestroyedOnceItIsGone() {
        String id = subscribe("sync", Map.of(), "api:app");
        api().delete(url).then().statusCode(200);
        assertEquals("destroy app", awaitReceived(1).getFirst().what());
        await().atMost(SOON).until(() -> {
            history.trim();
            return inTransaction(() -> Webhook.findByIdOptional(UUID.fromString(id)))
                    .isEmpty();
        });
        assertEquals(0, inTransaction(() -> WebhookEvent.ofApp(app.id)).size());
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

    private Outbox.News news() {
        AccountRef actor = new AccountRef("a@example.com", app.ownerId);
        return new Outbox.News(Include.APP, "update", actor, Map.of("name", app.name), Map.of());
    }

    private String subscribe(String level, Map<String, String> more, String... include) {
        return subscribe(url, receiver, level, more, include);
    }

    private static String subscribe(
            String app, Receiver receiver, String level, Map<String, String> more, String... include) {
        Map<String, Object> body =
                new HashMap<>(Map.of("include", List.of(include), "level", level, "url", receiver.url()));
        body.putAll(more);
        return api().body(body)
                .post(app + "/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void maintenance(boolean on) {
        api().body(Map.of("maintenance", on)).patch(url).then().statusCode(200);
    }

    private List<Received> awaitReceived(int number) {
        return await().atMost(SOON).until(receiver::received, received -> received.size() >= number);
    }

    /** Until the newest delivery is so. */
    private void awaitStatus(String status) {
        await().atMost(SOON).until(() -> api().get(url + "/webhook-deliveries").path("[-1].status"), status::equals);
    }

    private Set<String> told() {
        return receiver.received().stream().map(Received::what).collect(Collectors.toSet());
    }

    private JsonNode last(String what) {
        return receiver.received().stream()
                .filter(received -> received.what().equals(what))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .json()
                .path("data");
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
