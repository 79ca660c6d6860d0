package dev.slipway.platform.dyno;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rendezvous.Rendezvous;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class OneOffTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    @Inject
    Stage stage;

    @Inject
    NodeFormation formation;

    @Inject
    OneOffs oneOffs;

    @Inject
    Rendezvous rendezvous;

    private App app;
    private String dynos;

    @BeforeEach
    void deployed() {
        app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js", "console", "node repl.js"));
        dynos = "/apps/" + app.name + "/dynos";
    }

    @Test
    void runsACommandInTheLiveReleaseWithItsConfigAndWhatIsAdded() {
        api().body("{\"A\": \"config\", \"B\": \"config\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        stage.settle(app);
        String id = api().body("""
                        {"command": "rake db:migrate", "env": {"B": "added"}, "size": "standard-2x", "time_to_live": 60}
                        """)
                .post(dynos)
                .then()
                .statusCode(201)
                .body("name", matchesPattern("run\\.[1-9]\\d{3}"))
                .body("type", equalTo("run"))
                .body("command", equalTo("rake db:migrate"))
                .body("size", equalTo("Standard-2X"))
                .body("state", equalTo("starting"))
                .body("release.version", equalTo(2))
                .body("attach_url", nullValue())
                .extract()
                .path("id");
        DesiredDyno desired = desired(id).orElseThrow();
        assertTrue(desired.oneOff());
        assertEquals("config", desired.environment().values().get("A"));
        assertEquals("added", desired.environment().values().get("B"));
        assertTrue(rendezvous.of(UUID.fromString(id)).isEmpty());
        api().get(dynos).then().body("id", hasItem(id));
    }

    @Test
    void runsInANewReleaseAlthoughItsWebDynosHaveNotComeUpYet() {
        setConfig(app);
        api().body("{\"command\": \"env\"}").post(dynos).then().statusCode(201).body("release.version", equalTo(2));
    }

    @Test
    void runsInTheOldReleaseUntilTheNewOnesOwnCommandHasPassed() {
        App migrating = stage.createApp();
        stage.deploy(migrating, Map.of("web", "node server.js", "release", "node migrate.js"));
        setConfig(migrating);
        api().body("{\"command\": \"env\"}")
                .post("/apps/" + migrating.name + "/dynos")
                .then()
                .statusCode(201)
                .body("release.version", equalTo(1));
    }

    private static void setConfig(App app) {
        api().body("{\"A\": \"1\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
    }

    @Test
    void theNameOfAProcessTypeStandsForItsCommand() {
        api().body("{\"command\": \"console\"}").post(dynos).then().body("command", equalTo("node repl.js"));
    }

    @Test
    void givesTheAddressOfATerminalToWhoeverAttaches() {
        String id = api().body("""
                        {"command": "bash", "attach": true, "env": {"COLUMNS": "132", "LINES": "50", "TERM": "xterm"}}
                        """)
                .post(dynos)
                .then()
                .statusCode(201)
                .body("attach_url", matchesPattern("rendezvous://localhost:\\d+/[0-9a-f]{32,}"))
                .extract()
                .path("id");
        assertEquals(132, rendezvous.of(UUID.fromString(id)).orElseThrow().columns());
        assertEquals(50, rendezvous.of(UUID.fromString(id)).orElseThrow().lines());
        api().get(dynos + "/" + id).then().body("attach_url", nullValue());
    }

    @Test
    void aOneOffIsNotPartOfTheFormationAndOutlivesARelease() {
        String id = run();
        api().body("{\"A\": \"1\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() -> api().get("/apps/" + app.name + "/releases/2").path("status"), status -> {
                    stage.playFormation(app);
                    return "succeeded".equals(status);
                });
        assertTrue(desired(id).isPresent());
        api().delete(dynos).then().statusCode(202);
        assertTrue(desired(id).isPresent());
    }

    @Test
    void isStoppedByNameAndByItsType() {
        String first = run();
        String name = api().get(dynos + "/" + first).path("name");
        api().post(dynos + "/" + name + "/actions/stop").then().statusCode(202);
        assertTrue(desired(first).isEmpty());
        String second = run();
        api().post("/apps/" + app.name + "/formations/run/actions/stop").then().statusCode(202);
        assertTrue(desired(second).isEmpty());
        api().get(dynos).then().body("type", not(hasItem("run")));
    }

    @Test
    void endsWhenItsTimeIsOver() {
        String id = api().body("{\"command\": \"sleep 600\", \"time_to_live\": 1}")
                .post(dynos)
                .path("id");
        await().atMost(SOON).until(() -> desired(id).isEmpty());
    }

    @Test
    void attachedOnesEndWithThePlatformThatHeldTheirTerminals() {
        String id = api().body("{\"command\": \"bash\", \"attach\": true}")
                .post(dynos)
                .path("id");
        String detached = run();
        oneOffs.endLost();
        assertTrue(desired(id).isEmpty());
        assertTrue(desired(detached).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"command\": \"  \"}",
                "{\"command\": \"a\\u0000b\"}",
                "{\"command\": \"true\", \"size\": \"huge\"}",
                "{\"command\": \"true\", \"type\": \"release\"}",
                "{\"command\": \"true\", \"type\": \"not allowed\"}",
                "{\"command\": \"true\", \"time_to_live\": 0}",
                "{\"command\": \"true\", \"time_to_live\": 86401}",
                "{\"command\": \"true\", \"env\": {\"1A\": \"\"}}"
            })
    void refusesWhatCanNotRun(String body) {
        api().body(body).post(dynos).then().statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void saysWhatToDoBeforeTheFirstDeploy() {
        App blank = stage.createApp();
        api().body("{\"command\": \"bash\"}")
                .post("/apps/" + blank.name + "/dynos")
                .then()
                .statusCode(422)
                .body("message", containsString("deploy it first"));
    }

    private String run() {
        return api().body("{\"command\": \"sleep 600\"}").post(dynos).path("id");
    }

    private Optional<DesiredDyno> desired(String id) {
        return formation.dynos().stream()
                .filter(dyno -> dyno.id().toString().equals(id))
                .findFirst();
    }
}
