package dev.slipway.cli.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookCommandsTest {
    private static final String HOOK = """
            {"id":"7","url":"https://example.com/hook","include":["api:release","dyno"],"level":"notify"}
            """;
    private static final String DELIVERY = """
            {"id":"d1","created_at":"2026-11-28T10:00:00Z","status":"retrying","num_attempts":1,
             "next_attempt_at":"2026-11-28T10:00:05Z","event":{"id":"e1","include":"api:release"},
             "webhook":{"id":"7","level":"sync"},"last_attempt":{"code":500,"error_class":null}}
            """;
    private static final String EVENT = """
            {"id":"e1","created_at":"2026-11-28T10:00:00Z","include":"api:release",
             "payload":{"action":"create","resource":"release"}}
            """;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void listsWebhooksOrSaysHowToAddOne() {
        platform.on("GET /apps/shop/webhooks", "[" + HOOK + "]").on("GET /apps/bare/webhooks", "[]");

        assertTrue(Run.of(platform, "webhooks", "-a", "shop")
                .out()
                .contains("7           https://example.com/hook  api:release,dyno  notify\n"));
        assertTrue(Run.of(platform, "webhooks", "-a", "bare").out().contains("webhooks:add"));
    }

    @Test
    void addsOneAndPrintsTheSecretThatThePlatformMade() {
        platform.on("POST /apps/shop/webhooks", 201, HOOK, Map.of("Heroku-Webhook-Secret", "hush"));

        Run run = Run.of(
                platform,
                "webhooks:add",
                "-a",
                "shop",
                "-i",
                "api:release, dyno",
                "-l",
                "notify",
                "-u",
                "https://example.com/hook",
                "-t",
                "Bearer x");

        assertTrue(run.out().contains("=== Webhooks Signing Secret\n\nhush\n"), run.out());
        assertEquals(
                "{\"include\":[\"api:release\",\"dyno\"],\"level\":\"notify\",\"url\":\"https://example.com/hook\",\"authorization\":\"Bearer x\"}",
                platform.request("POST /apps/shop/webhooks").body());
    }

    @Test
    void printsNoSecretThatWasGiven() {
        platform.on("POST /apps/shop/webhooks", 201, HOOK);
        String[] add = {
            "webhooks:add", "-a", "shop", "-i", "dyno", "-l", "sync", "-u", "https://example.com", "-s", "mine"
        };

        assertEquals("", Run.of(platform, add).out());
        assertTrue(platform.request("POST /apps/shop/webhooks").body().contains("\"secret\":\"mine\""));
        assertNotEquals(0, Run.of(platform, "webhooks:add", "-a", "shop").code());
    }

    @Test
    void putsTheSecretIntoTheJsonThatIsPrintedOnce() {
        platform.on("POST /apps/shop/webhooks", 201, HOOK, Map.of("Heroku-Webhook-Secret", "hush"));

        String out = Run.of(
                        platform,
                        "webhooks:add",
                        "-a",
                        "shop",
                        "-i",
                        "dyno",
                        "-l",
                        "sync",
                        "-u",
                        "https://example.com",
                        "--json")
                .out();
        assertTrue(out.contains("\"secret\" : \"hush\""), out);
    }

    @Test
    void showsChangesAndRemoves() {
        platform.on("GET /apps/shop/webhooks/7", HOOK)
                .on("PATCH /apps/shop/webhooks/7", HOOK)
                .on("DELETE /apps/shop/webhooks/7", HOOK);

        assertTrue(Run.of(platform, "webhooks:info", "7", "-a", "shop").out().contains("Include:  api:release,dyno\n"));
        assertEquals(
                0,
                Run.of(platform, "webhooks:update", "7", "-a", "shop", "-l", "sync")
                        .code());
        assertEquals(
                "{\"level\":\"sync\"}",
                platform.request("PATCH /apps/shop/webhooks/7").body());
        assertEquals(0, Run.of(platform, "webhooks:remove", "7", "-a", "shop").code());
        Run nothing = Run.of(platform, "webhooks:update", "7", "-a", "shop");
        assertNotEquals(0, nothing.code());
        assertTrue(nothing.err().contains("Nothing to change"), nothing.err());
    }

    @Test
    void listsDeliveriesAlsoOfOneStatus() {
        platform.on("GET /apps/shop/webhook-deliveries", "[" + DELIVERY + "]")
                .on("GET /apps/shop/webhook-deliveries?eq%5Bstatus%5D=failed", "[]");

        String all = Run.of(platform, "webhooks:deliveries", "-a", "shop").out();
        assertTrue(all.contains("retrying  api:release  sync   1         500"), all);
        assertEquals(
                "seq ..; order=desc,max=1000",
                platform.request("GET /apps/shop/webhook-deliveries").range());
        assertEquals(
                "shop has no deliveries.\n",
                Run.of(platform, "webhooks:deliveries", "-a", "shop", "-s", "failed")
                        .out());
    }

    @Test
    void showsADeliveryWithWhatWasSent() {
        platform.on("GET /apps/shop/webhook-deliveries/d1", DELIVERY).on("GET /apps/shop/webhook-events/e1", EVENT);

        String out =
                Run.of(platform, "webhooks:deliveries:info", "d1", "-a", "shop").out();
        assertTrue(out.contains("Code:          500\n"), out);
        assertTrue(out.contains("\"resource\" : \"release\""), out);
        assertFalse(out.contains("null"), out);
    }

    @Test
    void listsAndShowsEvents() {
        platform.on("GET /apps/shop/webhook-events", "[" + EVENT + "]").on("GET /apps/shop/webhook-events/e1", EVENT);

        assertTrue(Run.of(platform, "webhooks:events", "-a", "shop")
                .out()
                .contains("e1        release   create  2026-11-28T10:00:00Z\n"));
        assertTrue(Run.of(platform, "webhooks:events:info", "e1", "-a", "shop")
                .out()
                .contains("\"action\" : \"create\""));
    }
}
