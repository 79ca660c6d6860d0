package dev.slipway.platform.drain;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogLine;
import dev.slipway.platform.Api;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.log.LogStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the API to the receiver, with the platform's own threads and rows. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ShippingTest {
    @Inject
    Shipping shipping;

    @Inject
    Shipments shipments;

    @Inject
    LogStore logs;

    @Inject
    AppLog appLog;

    @Inject
    Clock clock;

    private HttpReceiver receiver;
    private String app;
    private UUID appId;

    @BeforeEach
    void start() throws IOException {
        receiver = new HttpReceiver();
        app = Api.createApp();
        appId = UUID.fromString(api().get("/apps/" + app).path("id"));
    }

    @AfterEach
    void stop() {
        api().delete("/apps/" + app).then().statusCode(200);
        receiver.close();
    }

    @Test
    void beginsWithTheLinesAfterItsCreation() throws IOException {
        write(0, 5);
        try (SyslogReceiver syslog = new SyslogReceiver(ServerSocketFactory.getDefault())) {
            add(receiver.url("/"));
            add("syslog://localhost:" + syslog.port());
            write(5, 10);
            appLog.api(appId, "Release v3 created");
            appLog.write(appId, "heroku", "router", "at=info");
            List<String> expected = List.of("5", "6", "7", "8", "9", "Release v3 created", "at=info");
            await().untilAsserted(() -> assertEquals(expected, receiver.texts()));
            await().untilAsserted(() -> assertEquals(expected, syslog.texts()));
        }
        assertTrue(receiver.taken().stream()
                .allMatch(post -> post.messages().getFirst().contains(post.token())));
    }

    @Test
    void goesOnAtTheVeryLineAfterARestart() throws Exception {
        UUID drain = add(receiver.url("/"));
        write(0, 5);
        await().until(() -> sequence(drain) == 5);
        shipping.stop();
        write(5, 10);
        shipping.start();
        await().untilAsserted(() -> assertEquals(numbers(0, 10), receiver.texts()));
        receiver.answer(500);
        write(10, 15);
        await().until(() -> !receiver.refused().isEmpty());
        shipping.stop();
        receiver.answer(200);
        shipping.start();
        await().untilAsserted(() -> assertEquals(numbers(0, 15), written()));
    }

    @Test
    void sendsNothingMoreOnceItIsRemoved() {
        UUID drain = add(receiver.url("/"));
        write(0, 1);
        await().until(() -> receiver.texts().size() == 1);
        api().delete("/apps/" + app + "/log-drains/" + drain).then().statusCode(200);
        UUID other = add(receiver.url("/other"));
        write(1, 2);
        await().until(() -> sequence(other) == 2);
        await().during(Duration.ofMillis(500)).untilAsserted(() -> assertEquals(List.of("0", "1"), receiver.texts()));
    }

    @Test
    void isServedByOnePlatformOnlyForAsLongAsThatRenewsItsRight() throws Exception {
        UUID other = UUID.randomUUID();
        Instant now = clock.instant();
        UUID drain = add(receiver.url("/"));
        write(0, 3);
        await().until(() -> sequence(drain) == 3);
        assertEquals(List.of(), take(other, now, now.plusSeconds(60)));

        shipping.stop();
        assertTrue(take(other, clock.instant(), clock.instant().plusSeconds(60)).contains(drain));
        assertFalse(shipments.hold().containsKey(drain));
        assertFalse(shipments.advance(drain, 99, now));
        write(3, 6);
        QuarkusTransaction.requiringNew()
                .run(() -> DrainShipment.letGo(other, clock.instant().minusSeconds(1)));

        // Its numbers were not this store's: it goes on by time, so the line of that time may come twice.
        shipping.start();
        await().until(() -> receiver.texts().contains("5"));
        List<String> texts = receiver.texts();
        assertEquals(numbers(0, 6), texts.stream().distinct().toList());
    }

    /** What the tests wrote, without what the platform says itself. */
    private List<String> written() {
        return receiver.texts().stream().filter(text -> text.matches("\\d+")).toList();
    }

    private List<UUID> take(UUID holder, Instant now, Instant until) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DrainShipment.hold(holder, now, until);
            return DrainShipment.heldBy(holder).stream()
                    .map(shipment -> shipment.id)
                    .toList();
        });
    }

    private long sequence(UUID drain) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Long sequence = DrainShipment.of(drain).orElseThrow().sequence;
            return sequence == null ? 0 : sequence;
        });
    }

    private UUID add(String url) {
        return UUID.fromString(api().body(Map.of("url", url))
                .post("/apps/" + app + "/log-drains")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private void write(int from, int to) {
        Instant now = clock.instant();
        logs.append(IntStream.range(from, to)
                .mapToObj(i -> new LogLine(appId, now, "app", "web.1", "" + i))
                .toList());
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
