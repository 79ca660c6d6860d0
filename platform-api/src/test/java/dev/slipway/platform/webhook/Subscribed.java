package dev.slipway.platform.webhook;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;

import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import dev.slipway.platform.webhook.Receiver.Received;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An app of its own for each test, and a receiver for what webhooks tell of it. */
abstract class Subscribed {
    static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Stage stage;

    App app;
    String url;
    Receiver receiver;

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

    String subscribe(String level, Map<String, String> more, String... include) {
        return subscribe(url, receiver, level, more, include);
    }

    static String subscribe(String app, Receiver receiver, String level, Map<String, String> more, String... include) {
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

    void maintenance(boolean on) {
        api().body(Map.of("maintenance", on)).patch(url).then().statusCode(200);
    }

    List<Received> awaitReceived(int number) {
        return await().atMost(SOON).until(receiver::received, received -> received.size() >= number);
    }

    /** Until the newest delivery is so. */
    void awaitStatus(String status) {
        await().atMost(SOON).until(() -> api().get(url + "/webhook-deliveries").path("[-1].status"), status::equals);
    }

    static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
