package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.signedIn;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A platform of this version on the database and the keys of the first one. */
@QuarkusTest
@TestProfile(UpgradeTest.OnOldData.class)
class UpgradeTest {
    public static class OnOldData implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DataOfVersionOne.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void appsFormationsAndDomainsAreThere() {
        api().get("/apps").then().statusCode(200).body("name", contains("blog", "shop"));
        api().get("/apps/shop/formation")
                .then()
                .body("type", contains("release", "web", "worker"))
                .body("quantity", contains(0, 1, 1))
                .body("findAll { it.quantity == 1 }.command", contains("node server.js", "node worker.js"));
        api().get("/apps/shop/domains").then().body("hostname", contains("shop.example.com", "shop.localhost"));
    }

    @Test
    void releasesAndBuildsAreThereWithTheirOutput() {
        api().get("/apps/shop/releases")
                .then()
                .body("findAll { it.version <= 4 }.version", contains(1, 2, 3, 4))
                .body("findAll { it.version <= 3 }.status", everyItem(equalTo("succeeded")));
        api().get("/apps/shop/builds").then().body("status", contains("succeeded", "failed"));
        String output = api().get("/apps/shop/builds").path("[0].output_stream_url");
        browser()
                .get(output.substring(output.indexOf('/', "http://".length())))
                .then()
                .body(containsString("Node.js app detected"));
    }

    @Test
    void configCanBeReadChangedAndRolledBack() {
        api().get("/apps/shop/config-vars")
                .then()
                .body("$", allOf(hasEntry("GREETING", "hé \"quoted\""), hasEntry("EMPTY", "")));
        api().body("{\"GREETING\": \"hi\"}")
                .patch("/apps/shop/config-vars")
                .then()
                .statusCode(200);
        api().get("/apps/shop/releases/5").then().body("description", containsString("GREETING"));
        api().body("{\"release\": \"1\"}").post("/apps/shop/releases").then().statusCode(201);
        api().get("/apps/shop/config-vars").then().body("$", aMapWithSize(0));
    }

    @Test
    void theKeySignsInToTheConsole() {
        signedIn().get("/console/apps").then().statusCode(200).body(containsString("shop"));
    }

    @Test
    void newAppsGetNamesAndNetworksOfTheirOwn() {
        api().body("{\"name\": \"shop\"}").post("/apps").then().statusCode(422);
        api().body("{\"name\": \"after-upgrade\"}").post("/apps").then().statusCode(201);
        api().delete("/apps/after-upgrade").then().statusCode(200).body("name", equalTo("after-upgrade"));
    }
}
