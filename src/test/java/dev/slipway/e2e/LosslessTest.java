package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is changed under load, no request is lost. */
@ExtendWith(Installed.class)
// After those that run beside others: the load needs the machine.
@Order(Integer.MAX_VALUE - 1)
class LosslessTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.soak") ? 10 : 1;

    @Test
    void changesUnderLoadLoseNoRequest(Slipway slipway) {
        App app = App.create(slipway, "load", App.testApp("load"));
        app.push().ok();
        Load load = Load.on(slipway, app);
        double requestsPerSecond;
        try (load) {
            for (int round = 0; round < ROUNDS; round++) {
                changeEverything(slipway, app, round);
            }
            await("each kind of long request to have ended")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> List.of("stream", "upload", "websocket").stream()
                            .allMatch(kind -> load.longRequests(kind) > 0));
            requestsPerSecond = load.requestsPerSecond();
        }
        assertEquals(List.of(), load.failures());
        assertTrue(requestsPerSecond >= 200, "too little was sent: " + requestsPerSecond + " requests a second");
        for (int version = 1; version <= app.newestRelease(); version++) {
            assertTrue(
                    load.releases().containsKey("v" + version), "v" + version + " never answered: " + load.releases());
        }
    }

    private static void changeEverything(Slipway slipway, App app, int round) {
        awaitRelease(
                app, () -> app.write("version.txt", "first of round " + round).push());
        awaitRelease(app, () -> app.slipway("config:set", "ROUND=" + round, "SET=1"));
        app.slipway("ps:scale", "web=3").ok();
        app.awaitDynos(3);
        awaitRelease(app, () -> app.slipway("config:unset", "SET"));
        app.slipway("ps:restart").ok();
        app.awaitDynos(3);
        slipway.kill("platform");
        slipway.awaitReady();
        awaitRelease(
                app, () -> app.write("version.txt", "second of round " + round).push());
        app.slipway("ps:scale", "web=1").ok();
        app.awaitDynos(1);
        awaitRelease(app, () -> app.slipway("rollback"));
        app.slipway("ps:restart", "web.1").ok();
        app.awaitDynos(1);
        // In the middle of a rollout.
        int before = app.newestRelease();
        app.slipway("config:set", "KILLED=" + round).ok();
        slipway.kill("platform");
        slipway.awaitReady();
        await("the release that was under way").atMost(Duration.ofSeconds(120)).until(() -> live(app) == before + 1);
        app.awaitDynos(1);
    }

    private interface Change {
        Result make();
    }

    private static void awaitRelease(App app, Change change) {
        int before = app.newestRelease();
        change.make().ok();
        await("v" + (before + 1))
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> live(app) == before + 1);
    }

    private static int live(App app) {
        return Integer.parseInt(app.get("/").header("x-release").substring(1));
    }
}
