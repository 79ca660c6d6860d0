package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform dies at named places of a push; what it had acknowledged is there afterwards, and nothing is pending. */
// Beside the others, with an installation of its own: most of its time is waiting for starts.
@Execution(ExecutionMode.CONCURRENT)
// One such class at a time, and its tests one after the other.
@ResourceLock(Slipway.BESIDE)
@Order(2)
class FailPointTest {
    private static final Map<String, String> FILES = Map.of(
            "package.json", "{\"name\": \"fail\", \"engines\": {\"node\": \"24.x\"}}",
            "package-lock.json", "{\"name\": \"fail\", \"lockfileVersion\": 3, \"packages\": {}}",
            "Procfile", "web: node server.js\n",
            "server.js",
                    "const text = require('fs').readFileSync('text', 'utf8');"
                            + "require('http').createServer((q, a) => a.end(text)).listen(process.env.PORT);",
            "text", "first");

    private static Slipway slipway;
    private static App app;

    @BeforeAll
    static void deploy() {
        slipway = Slipway.up();
        app = App.create(slipway, "fail-points", FILES);
        app.push().ok();
    }

    @AfterAll
    static void end() {
        if (slipway != null) {
            slipway.close();
        }
    }

    /** @param survives whether the image was acknowledged, so that the deploy must go on after the restart */
    @ParameterizedTest
    @CsvSource({
        "after-pack, false",
        "after-image-push, false",
        "after-release-row, true",
        "after-start, true",
        "before-ack, true",
    })
    void aDeathLosesNothingAcknowledgedAndLeavesNothingPending(String point, boolean survives) {
        slipway.up(Map.of("SLIPWAY_FAIL_POINT", point)).ok();
        String before = app.get("/").body();
        app.write("text", point).commit(point);
        assertNotEquals(0, app.push().code(), "git must not say that a push went well which was cut off");
        assertEquals(200, app.get("/").status(), "the router serves on while the platform is away");
        slipway.awaitReady();
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> !pending());
        if (survives) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertEquals(point, app.get("/").body(), FailPointTest::history));
            await().atMost(Duration.ofSeconds(60)).until(() -> app.remoteRefs().contains(app.head()));
        } else {
            assertEquals(before, app.get("/").body());
            app.push().ok();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> app.get("/").body().equals(point));
        }
        assertTrue(app.remoteRefs().contains(app.head()));
    }

    private static String history() {
        return app.slipway("releases").output()
                + app.slipway("logs", "-n", "60").output();
    }

    private static boolean pending() {
        JsonNode builds = app.json("builds");
        JsonNode releases = app.json("releases");
        return StreamSupport.stream(builds.spliterator(), false).anyMatch(FailPointTest::isPending)
                || StreamSupport.stream(releases.spliterator(), false).anyMatch(FailPointTest::isPending);
    }

    private static boolean isPending(JsonNode row) {
        return row.path("status").asText().equals("pending");
    }
}
