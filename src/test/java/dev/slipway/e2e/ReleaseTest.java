package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
    private App app;

    @BeforeAll
    void push(Slipway slipway) {
        app = App.create(slipway, "releases", App.testApp("probe"));
        app.push().ok();
    }

    @BeforeEach
    void oneWebDyno() {
        app.slipway("ps:scale", "web=1", "worker=0").ok();
        app.awaitDynos(1);
        app.awaitBody("/", "web.1");
    }

    @Test
    void aConfigChangeMakesAReleaseOfTheSameImage() {
        List<String> image = app.containers("{{.Image}}");
        int builds = app.json("builds").size();
        int before = app.newestRelease();

        app.slipway("config:set", "WHO=changed").ok();

        app.awaitBody("/", "changed v" + (before + 1));
        app.awaitDynos(1);
        assertEquals(image, app.containers("{{.Image}}"));
        assertEquals(builds, app.json("builds").size());
        assertEquals("changed", app.slipway("config:get", "WHO").ok().strip());
        app.slipway("config:unset", "WHO").ok();
        app.awaitBody("/", "probe v" + (before + 2));
        assertEquals("", app.slipway("config:get", "WHO").ok().strip());
        assertTrue(app.slipway("releases").ok().contains("Current: v" + (before + 2)));
    }

    @Test
    void aConfigVarArrivesToTheLetter() {
        String value = "two\nlines, 'single' \"double\" $HOME `id` \\ ünïcode =";
        int before = app.newestRelease();
        app.slipway("config:set", "LETTERS=" + value).ok();
        app.awaitBody("/", " v" + (before + 1));
        assertEquals(value, app.get("/environment?name=LETTERS").body());
    }

    @Test
    void aRollbackRestoresCodeAndConfig() {
        app.slipway("config:set", "WHO=old").ok();
        int old = app.newestRelease();
        app.awaitBody("/", "old v" + old);
        app.git("tag", "old").ok();
        app.write("Procfile", "web: WHO=\"new $WHO\" python3 -u server.py\n")
                .push()
                .ok();
        app.slipway("config:set", "WHO=vars").ok();
        app.awaitBody("/", "new vars v" + (old + 2));

        String said = app.slipway("rollback", "v" + old).ok();

        assertTrue(said.contains("done, v" + (old + 3)), said);
        app.awaitBody("/", "old v" + (old + 3));
        assertEquals("old", app.slipway("config:get", "WHO").ok().strip());
        assertTrue(app.slipway("releases").ok().contains("Rollback to v" + old));
        backTo("old");
        app.slipway("config:unset", "WHO").ok();
    }

    @Test
    void scalesUpAndDownAndToNothing() {
        app.slipway("ps:scale", "web=2", "worker=1").ok();
        app.awaitDynos(3);
        await("all to be up").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String dynos = app.slipway("ps").ok();
            for (String dyno : List.of("web.1: up", "web.2: up", "worker.1: up")) {
                assertTrue(dynos.contains(dyno), dynos);
            }
        });
        app.awaitBody("/", "web.2");

        app.slipway("ps:scale", "web=0", "worker=0").ok();
        app.awaitDynos(0);
        Response none = app.get("/");
        assertEquals(503, none.status());
        app.awaitLog("at=error code=H14 desc=\"No web dynos running\"");
    }

    @Test
    void aRestartReplacesTheDyno() {
        List<String> before = app.containers("{{.ID}}");
        app.slipway("ps:restart").ok();
        await("another container").atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            List<String> after = app.containers("{{.ID}}");
            assertEquals(1, after.size());
            assertNotEquals(before, after);
        });
        assertEquals(200, app.get("/").status());
    }

    @Test
    void logsHoldLinesOfAppRouterAndPlatform() {
        app.get("/say?text=in-the-log");
        app.awaitLog("app[web.1]: in-the-log");
        app.awaitLog("heroku[router]: at=info method=GET path=\"/say?text=in-the-log\" host=releases.localhost");
        app.awaitLog("heroku[web.1]: State changed from starting to up");
    }

    @Test
    void aLiveLogShowsNewLines() {
        try (Running tail = app.slipwayCommand("logs", "--tail").start()) {
            await("the line in the live log")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        app.get("/say?text=as-it-comes");
                        return tail.output().contains("app[web.1]: as-it-comes");
                    });
            assertTrue(tail.runs());
        }
    }

    @Test
    void aReleaseCommandRunsBeforeItsReleaseAndCanRefuseIt() {
        app.git("tag", "without-command").ok();
        app.write("Procfile", """
                web: python3 -u server.py
                worker: python3 -u worker.py
                release: echo "migrates for $WHO"; exit ${RELEASE_STATUS:-0}
                """);
        assertTrue(app.push().ok().contains("Running release command"));
        app.awaitLog("migrates for");
        int good = app.newestRelease();

        app.slipway("config:set", "RELEASE_STATUS=7");

        await("the release's failure")
                .atMost(Duration.ofSeconds(60))
                .until(() -> newest().path("status").asText().equals("failed"));
        assertEquals(good + 1, newest().path("version").asInt());
        assertFalse(newest().path("current").asBoolean());
        assertTrue(app.get("/").body().contains(" v" + good + " "), app.get("/").body());
        app.awaitDynos(1);
        app.slipway("config:unset", "RELEASE_STATUS").ok();
        app.awaitBody("/", " v" + (good + 2));
        backTo("without-command");
    }

    /** A commit on top, since the platform's branch has moved on. */
    private void backTo(String tag) {
        app.git("checkout", "-q", tag, "--", ".").ok();
        app.commit("Go back to " + tag);
    }

    private JsonNode newest() {
        return app.json("releases").path(0);
    }
}
