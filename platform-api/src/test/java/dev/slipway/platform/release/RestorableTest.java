package dev.slipway.platform.release;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
class RestorableTest {
    @Inject
    Stage stage;

    @Test
    void onlyTheNewestReleasesCanBeRolledBackTo() {
        App app = stage.createApp();
        stage.deploy(app, Map.of("worker", "node worker.js"));
        for (int i = 1; i <= 30; i++) {
            api().body("{\"N\": \"" + i + "\"}")
                    .patch("/apps/" + app.name + "/config-vars")
                    .then()
                    .statusCode(200);
        }
        stage.settle(app);
        api().get("/apps/" + app.name + "/releases/v1").then().body("eligible_for_rollback", equalTo(false));
        api().get("/apps/" + app.name + "/releases/v2").then().body("eligible_for_rollback", equalTo(true));
        api().body("{\"release\": \"v1\"}")
                .post("/apps/" + app.name + "/releases")
                .then()
                .statusCode(422)
                .body("message", containsString("too old"));
    }
}
