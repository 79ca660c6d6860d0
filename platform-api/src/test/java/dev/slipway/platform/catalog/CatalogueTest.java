package dev.slipway.platform.catalog;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CatalogueTest {
    @Test
    void listsRegionsStacksAndSizesAndFindsThemByNameAndId() {
        for (String path : List.of("/regions", "/stacks", "/dyno-sizes")) {
            var first = api().get(path).then().statusCode(200).extract().jsonPath();
            for (String field : List.of("name", "id")) {
                String key = first.getString("[0]." + field);
                api().get(path + "/" + key).then().statusCode(200).body("id", equalTo(first.getString("[0].id")));
            }
            api().get(path + "/nowhere").then().statusCode(404).body("message", containsString("nowhere"));
        }
    }

    @Test
    void listsTheStacksOfAnApp() {
        api().get("/apps/" + createApp() + "/available-stacks")
                .then()
                .statusCode(200)
                .body("name", hasItems("bookworm"));
        api().get("/apps/no-such-app/available-stacks").then().statusCode(404);
    }

    @Test
    void showsTheRealLimitsOfASize() {
        api().get("/dyno-sizes").then().body("name", hasItems("Basic", "Standard-1X", "Performance-L"));
        api().get("/dyno-sizes/standard-2x")
                .then()
                .body("memory", equalTo(1.0f))
                .body("compute", equalTo(2));
    }

    @Test
    void hasEmptyCataloguesOfAddonsAndSpaces() {
        for (String path :
                List.of("/addons", "/addon-attachments", "/addon-services", "/addon-region-capabilities", "/spaces")) {
            api().get(path).then().statusCode(200).body("$", hasSize(0));
        }
    }

    @Test
    void showsThatAppsHaveNoAddons() {
        String app = createApp();
        for (String path : List.of("addons", "addon-attachments")) {
            api().get("/apps/" + app + "/" + path).then().statusCode(200).body("$", hasSize(0));
            api().get("/apps/no-such-app/" + path).then().statusCode(404);
        }
    }

    @Test
    void saysThatAnAddonIsNotThere() {
        String app = createApp();
        for (String path : List.of("/addons/x", "/addon-services/x/plans", "/apps/" + app + "/addons/x", "/plans/x")) {
            api().get(path)
                    .then()
                    .statusCode(404)
                    .body("id", equalTo("not_found"))
                    .body("message", containsString("add-on"));
        }
        api().body("{\"addon\": \"x\"}").post("/actions/addons/resolve").then().statusCode(404);
        api().body("{\"plan\": \"heroku-postgresql\"}")
                .post("/apps/" + app + "/addons")
                .then()
                .statusCode(404)
                .body("message", containsString("add-on"));
    }

    @Test
    void saysWhatDoesNotExistOnSlipway() {
        for (String path : List.of(
                "/account/invoices",
                "/account/credits/x",
                "/account/invoice-address",
                "/teams/x/invoices",
                "/apps/x/usage",
                "/spaces/x",
                "/spaces/x/peerings",
                "/enterprise-accounts/x/members",
                "/teams/x/spaces")) {
            api().get(path)
                    .then()
                    .statusCode(404)
                    .body("id", equalTo("not_found"))
                    .body("message", containsString("on Slipway"));
        }
        api().body("{\"name\": \"s\", \"team\": \"x\"}")
                .post("/spaces")
                .then()
                .statusCode(404)
                .body("message", containsString("no private spaces"));
    }
}
