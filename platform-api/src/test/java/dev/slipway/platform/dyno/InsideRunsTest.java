package dev.slipway.platform.dyno;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.key;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.InsideCommand;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class InsideRunsTest {
    @Inject
    Stage stage;

    @Inject
    InsideRuns runs;

    private App app;
    private String dyno;

    @BeforeEach
    void deployed() {
        app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
        dyno = "/apps/" + app.name + "/dynos/web.1";
    }

    @Test
    void givesTheCommandToTheNodeOfTheDynoAndTheAddressOfItsTerminalToTheUser() {
        api().body("""
                        {"command": "bash", "env": {"COLUMNS": "132", "LINES": "50", "TERM": "xterm"}}
                        """)
                .header("Accept", "application/vnd.heroku+json; version=3.run-inside")
                .post(dyno)
                .then()
                .statusCode(201)
                .body("name", equalTo("web.1"))
                .body("attach_url", matchesPattern("rendezvous://localhost:\\d+/[0-9a-f]{32,}"));
        assertEquals(List.of(), runs.take(Set.of(UUID.randomUUID())));
        InsideCommand taken = runs.take(Set.of(id())).getFirst();
        try (var terminal = taken.terminal()) {
            assertEquals("bash", taken.command());
            assertEquals("xterm", taken.environment().values().get("TERM"));
            assertTrue(terminal.terminal());
            assertEquals(132, terminal.columns());
            assertEquals(50, terminal.lines());
        }
        assertEquals(List.of(), runs.take(Set.of(id())));
    }

    @Test
    void givesPlainStreamsToWhoeverAsksForThem() {
        api().body("{\"command\": \"cat\", \"force_no_tty\": true}")
                .post(dyno)
                .then()
                .statusCode(201);
        try (var terminal = runs.take(Set.of(id())).getFirst().terminal()) {
            assertFalse(terminal.terminal());
        }
    }

    @Test
    void changesNothingAboutTheDyno() {
        Map<String, Object> before = api().get(dyno).path("$");
        api().body("{\"command\": \"true\"}").post(dyno).then().statusCode(201);
        assertEquals(before, api().get(dyno).path("$"));
        runs.take(Set.of(id())).forEach(command -> command.terminal().close());
    }

    @Test
    void refusesADynoThatIsNotThereOrIsAnotherApps() {
        App other = stage.createApp();
        stage.deploy(other, Map.of("web", "node server.js"));
        String foreign = api().get("/apps/" + other.name + "/dynos").path("[0].id");
        for (String named : List.of("web.9", "worker.1", "web", "nonsense", foreign)) {
            api().body("{\"command\": \"bash\"}")
                    .post("/apps/" + app.name + "/dynos/" + named)
                    .then()
                    .statusCode(404)
                    .body("message", containsString("Couldn't find that dyno"));
        }
        assertNotEquals(foreign, id().toString());
    }

    @Test
    void refusesADynoThatIsNotUp() {
        api().body("{\"quantity\": 2}")
                .patch("/apps/" + app.name + "/formation/web")
                .then()
                .statusCode(200);
        await().until(() -> api().get("/apps/" + app.name + "/dynos/web.2").statusCode() == 200);
        api().body("{\"command\": \"bash\"}")
                .post("/apps/" + app.name + "/dynos/web.2")
                .then()
                .statusCode(422)
                .body("message", containsString("web.2 of " + app.name + " is not up"));
        stage.settle(app);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"command\": \" \"}",
                "{\"command\": \"a\\u0000b\"}",
                "{\"command\": 5, \"env\": []}",
                "{\"command\": \"true\", \"env\": {\"1A\": \"\"}}"
            })
    void refusesWhatCanNotRun(String body) {
        api().body(body).post(dyno).then().statusCode(422).body("id", equalTo("invalid_params"));
        assertEquals(List.of(), runs.take(Set.of(id())));
    }

    /** What runs in a dyno sees its config vars. */
    @Test
    void needsAKeyThatMayChangeConfigVars() {
        String token = api(key())
                .body("{\"scope\": [\"write\"]}")
                .post("/oauth/authorizations")
                .path("access_token.token");
        api(token).body("{\"command\": \"env\"}").post(dyno).then().statusCode(403);
    }

    private UUID id() {
        return UUID.fromString(api().get(dyno).path("id"));
    }
}
