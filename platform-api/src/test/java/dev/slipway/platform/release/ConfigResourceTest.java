package dev.slipway.platform.release;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ConfigResourceTest {
    @Inject
    EntityManager database;

    @Test
    void setsAndRemovesVarsAndReleasesEachChange() {
        String app = createApp();
        patch(app, "{\"A\": \"1\", \"B\": \"2\"}")
                .statusCode(200)
                .body("A", equalTo("1"))
                .body("B", equalTo("2"));
        patch(app, "{\"A\": null, \"B\": \"3\"}")
                .statusCode(200)
                .body("$", not(hasKey("A")))
                .body("B", equalTo("3"));
        api().get("/apps/" + app + "/releases")
                .then()
                .body("version", equalTo(List.of(1, 2)))
                .body("[0].description", equalTo("Set A, B config vars"))
                .body("[1].description", equalTo("Set B and remove A config vars"));
        api().get("/apps/" + app + "/releases/v1/config-vars").then().body("A", equalTo("1"));
    }

    @Test
    void keepsEveryValueToTheLetter() {
        String app = createApp();
        String value = "line one\nline two \"quoted\" 'single' $HOME \\ ünïcode 🚢";
        api().body(Map.of("VALUE", value))
                .patch("/apps/" + app + "/config-vars")
                .then()
                .statusCode(200);
        api().get("/apps/" + app + "/config-vars").then().body("VALUE", equalTo(value));
    }

    @Test
    void aChangeThatChangesNothingIsNoRelease() {
        String app = createApp();
        patch(app, "{\"A\": \"1\"}").statusCode(200);
        patch(app, "{\"A\": \"1\"}").statusCode(200);
        api().get("/apps/" + app + "/releases").then().body("$", hasSize(1));
    }

    @Test
    void refusesNamesAndValuesThatNoProcessCouldReceive() {
        String app = createApp();
        patch(app, "{\"1A\": \"x\"}").statusCode(422).body("message", containsString("1A"));
        patch(app, "{\"A-B\": \"x\"}").statusCode(422);
        patch(app, "{\"A\": {\"b\": 1}}").statusCode(422).body("message", containsString("must be a text"));
        patch(app, "{\"A\": \"nul\\u0000\"}").statusCode(422);
        patch(app, "[1]").statusCode(422);
        patch(app, "{\"A\": \"" + "x".repeat(70_000) + "\"}").statusCode(422).body("message", containsString("65536"));
        api().get("/apps/" + app + "/releases").then().body("$", hasSize(0));
    }

    @Test
    void valuesAreNowhereInTheDatabaseInPlain() {
        String app = createApp();
        patch(app, "{\"SECRET\": \"correct-horse-battery\"}").statusCode(200);
        List<?> rows = database.createNativeQuery(
                        "select sealed_value from config_var union all select sealed_config from release", byte[].class)
                .getResultList();
        for (Object row : rows) {
            assertFalse(new String((byte[]) row, StandardCharsets.ISO_8859_1).contains("correct-horse"));
        }
    }

    private static io.restassured.response.ValidatableResponse patch(String app, String body) {
        return api().body(body).patch("/apps/" + app + "/config-vars").then();
    }
}
