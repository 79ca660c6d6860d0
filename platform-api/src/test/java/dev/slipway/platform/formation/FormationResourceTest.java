package dev.slipway.platform.formation;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class FormationResourceTest {
    @Inject
    Stage stage;

    @Test
    void saysThatNothingHasBeenDeployedYet() {
        String app = createApp();
        api().get("/apps/" + app + "/formation").then().statusCode(200).body("$", hasSize(0));
        api().body("{\"updates\": [{\"type\": \"web\", \"quantity\": 1}]}")
                .patch("/apps/" + app + "/formation")
                .then()
                .statusCode(404)
                .body("message", containsString("Nothing has been deployed"));
    }

    @Test
    void showsTheReleasePhaseWhichNobodyCanScale() {
        App app = stage.createApp();
        String formation = "/apps/" + app.name + "/formation";
        stage.deploy(app, Map.of("web", "node server.js", "release", "node migrate.js"));
        api().get(formation)
                .then()
                .statusCode(200)
                .body("type", hasItems("web", "release"))
                .body("find { it.type == 'release' }.quantity", equalTo(0))
                .body("find { it.type == 'release' }.command", equalTo("node migrate.js"));
        String etag = api().get(formation).header("ETag");
        api().header("If-None-Match", etag).get(formation).then().statusCode(304);
        api().body("{\"quantity\": 1}")
                .patch(formation + "/release")
                .then()
                .statusCode(404)
                .body("message", containsString("There are: web."));
    }

    @Test
    void refusesABodyWithoutUpdates() {
        String app = createApp();
        for (String body : new String[] {"{}", "{\"updates\": []}", "{\"updates\": \"web=1\"}"}) {
            api().body(body).patch("/apps/" + app + "/formation").then().statusCode(422);
        }
    }

    @Test
    void readsQuantitiesAsNumberTextAndRelative() {
        assertEquals(3, apply("3", 1));
        assertEquals(2, apply("+1", 1));
        assertEquals(0, apply("-5", 1));
        assertThrows(SlipwayException.class, () -> apply("many", 1));
        assertThrows(SlipwayException.class, () -> apply("21", 1));
        assertThrows(SlipwayException.class, () -> apply("1.5", 1));
    }

    private static int apply(String quantity, int present) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return FormationChange.read(ProcessType.WEB, json.objectNode().put("quantity", quantity))
                .quantity()
                .orElseThrow()
                .applyTo(present);
    }
}
