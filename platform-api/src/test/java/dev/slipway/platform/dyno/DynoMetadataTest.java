package dev.slipway.platform.dyno;

import static dev.slipway.platform.Api.api;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DynoMetadataTest {
    @Inject
    Stage stage;

    @Inject
    NodeFormation formation;

    private App app;

    @BeforeEach
    void deployed() {
        app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
    }

    @Test
    void dynosKnowTheirAppAndReleaseInAnyCase() {
        Map<String, String> environment = web().environment().values();
        assertEquals(app.name, environment.get("HEROKU_APP_NAME"));
        assertEquals("v1", environment.get("SLIPWAY_RELEASE_VERSION"));
        assertFalse(environment.containsKey("HEROKU_APP_ID"));
        assertFalse(web().metrics());
    }

    @Test
    void theFeatureTellsDynosAllThatHerokuDoes() {
        api().body("{\"HEROKU_DYNO_ID\": \"mine\", \"OWN\": \"kept\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        stage.settle(app);
        enable("runtime-dyno-metadata");
        DesiredDyno web = web();
        Map<String, String> environment = web.environment().values();
        String commit = environment.get("HEROKU_SLUG_COMMIT");
        for (String prefix : List.of("HEROKU_", "SLIPWAY_")) {
            assertEquals(app.id.toString(), environment.get(prefix + "APP_ID"));
            assertEquals(app.name + ".localhost", environment.get(prefix + "APP_DEFAULT_DOMAIN_NAME"));
            assertEquals(web.id().toString(), environment.get(prefix + "DYNO_ID"));
            assertEquals("v2", environment.get(prefix + "RELEASE_VERSION"));
            assertEquals(commit, environment.get(prefix + "BUILD_COMMIT"));
            assertEquals("Deploy " + commit.substring(0, 7), environment.get(prefix + "SLUG_DESCRIPTION"));
            assertEquals("Deploy " + commit.substring(0, 7), environment.get(prefix + "BUILD_DESCRIPTION"));
        }
        String created = environment.get("HEROKU_RELEASE_CREATED_AT");
        assertTrue(created.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), created);
        assertFalse(Instant.parse(created).isAfter(Instant.now()));
        assertEquals("kept", environment.get("OWN"));
    }

    @Test
    void oneOffDynosAreToldTheSame() {
        enable("runtime-dyno-metadata");
        String id = api().body("{\"command\": \"env\"}")
                .post("/apps/" + app.name + "/dynos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        DesiredDyno run = formation.dynos().stream()
                .filter(dyno -> dyno.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals(id, run.environment().values().get("HEROKU_DYNO_ID"));
        assertEquals(app.id.toString(), run.environment().values().get("HEROKU_APP_ID"));
    }

    @Test
    void theNodeIsToldWhoseMetricsAreWanted() {
        enable("log-runtime-metrics");
        assertTrue(web().metrics());
        assertFalse(web().environment().values().containsKey("HEROKU_APP_ID"));
    }

    @Test
    void theNodeIsToldToMeasureDynosForATelemetryDrainThatTakesMetrics() {
        String drain = api().body(Map.of(
                        "owner", Map.of("id", app.id, "type", "app"),
                        "signals", List.of("traces", "logs"),
                        "exporter", Map.of("type", "otlphttp", "endpoint", "https://localhost:1")))
                .post("/telemetry-drains")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertFalse(web().metrics());
        api().body(Map.of("signals", List.of("metrics")))
                .patch("/telemetry-drains/" + drain)
                .then()
                .statusCode(200);
        assertTrue(web().metrics());
    }

    private void enable(String feature) {
        api().body("{\"enabled\": true}")
                .patch("/apps/" + app.name + "/features/" + feature)
                .then()
                .statusCode(200);
    }

    private DesiredDyno web() {
        return formation.dynos().stream()
                .filter(dyno ->
                        dyno.appId().equals(app.id) && dyno.name().toString().equals("web.1"))
                .findFirst()
                .orElseThrow();
    }
}
