package dev.slipway.cli.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeatureCommandsTest {
    private static final String OFF =
            "{\"name\": \"log-runtime-metrics\", \"description\": \"Writes load.\", \"enabled\": false}";
    private static final String ON = "{\"name\": \"preboot\", \"description\": \"Starts first.\", \"enabled\": true}";

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
    void listsTheFeaturesOfAnAppAndOfTheAccount() {
        platform.on("GET /apps/shop/features", "[" + OFF + "," + ON + "]")
                .on("GET /account", "{\"email\": \"ann@example.com\"}")
                .on("GET /account/features", "[" + OFF + "]");

        assertEquals(
                "=== App Features shop\n\n[ ] log-runtime-metrics  Writes load.\n[+] preboot              Starts first.\n",
                Run.of(platform, "features", "-a", "shop").out());
        assertTrue(Run.of(platform, "labs", "--user").out().startsWith("=== User Features ann@example.com\n"));
        assertTrue(Run.of(platform, "features", "-a", "shop", "--json").out().contains("\"preboot\""));
    }

    @Test
    void showsAFeature() {
        platform.on("GET /apps/shop/features/preboot", ON);

        assertEquals(
                "=== preboot\n\nDescription:  Starts first.\nEnabled:      true\n",
                Run.of(platform, "features:info", "preboot", "-a", "shop").out());
        assertTrue(Run.of(platform, "features:info", "preboot", "-a", "shop", "--json")
                .out()
                .contains("\"enabled\" : true"));
        assertEquals(
                1, Run.of(platform, "features:info", "nothing", "-a", "shop").code());
    }

    @Test
    void switchesAFeatureAndSaysWhenThatTakesEffect() {
        platform.on("GET /apps/shop/features/log-runtime-metrics", OFF)
                .on("PATCH /apps/shop/features/log-runtime-metrics", "{}");

        Run run = Run.of(platform, "features:enable", "log-runtime-metrics", "-a", "shop");

        assertEquals(0, run.code());
        assertTrue(run.err().startsWith("Enabling log-runtime-metrics for ⬢ shop... done\n"), run.err());
        assertTrue(run.err().contains("restart -a shop"), run.err());
        assertEquals(
                "{\"enabled\":true}",
                platform.request("PATCH /apps/shop/features/log-runtime-metrics")
                        .body());
    }

    @Test
    void switchesAFeatureOfTheAccountWithoutAnApp() {
        platform.on("GET /account/features/team-invite-acceptance", "{\"enabled\": true}")
                .on("PATCH /account/features/team-invite-acceptance", "{}");

        assertEquals(
                "Disabling team-invite-acceptance for your account... done\n",
                Run.of(platform, "labs:disable", "team-invite-acceptance", "--user")
                        .err());
    }

    @Test
    void saysSoWhenAFeatureIsSwitchedAlreadyOrCannotBe() {
        platform.on("GET /apps/shop/features/preboot", ON)
                .on("PATCH /apps/shop/features/preboot", 422, "{\"message\": \"preboot can't be disabled\"}");

        assertTrue(Run.of(platform, "features:enable", "preboot", "-a", "shop")
                .err()
                .contains("preboot is enabled already."));
        Run refused = Run.of(platform, "features:disable", "preboot", "-a", "shop");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("preboot can't be disabled"), refused.err());
    }
}
