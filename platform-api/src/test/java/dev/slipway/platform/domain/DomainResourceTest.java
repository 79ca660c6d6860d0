package dev.slipway.platform.domain;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DomainResourceTest {
    @Test
    void everyAppHasItsOwnName() {
        String app = createApp();
        api().get("/apps/" + app + "/domains").then().body("hostname", hasItem(app + ".localhost"));
        api().delete("/apps/" + app + "/domains/" + app + ".localhost").then().statusCode(422);
    }

    @Test
    void addsAndRemovesACustomDomain() {
        String app = createApp();
        String hostname = app + ".example.com";
        add(app, hostname.toUpperCase(java.util.Locale.ROOT)).statusCode(201).body("hostname", equalTo(hostname));
        api().get("/apps/" + app + "/domains/" + hostname)
                .then()
                .statusCode(200)
                .body("kind", equalTo("custom"));
        api().delete("/apps/" + app + "/domains/" + hostname).then().statusCode(200);
        api().get("/apps/" + app + "/domains").then().body("hostname", not(hasItem(hostname)));
    }

    @Test
    void aHostnameLeadsToOneAppOnly() {
        String first = createApp();
        String second = createApp();
        String hostname = first + ".example.org";
        add(first, hostname).statusCode(201);
        add(second, hostname).statusCode(422);
        add(second, first + ".localhost").statusCode(422);
    }

    @Test
    void refusesWhatIsNoHostname() {
        String app = createApp();
        for (String bad : new String[] {"", "a b.com", "-a.com", "a..com", "x".repeat(64) + ".com", "*.example.com"}) {
            add(app, bad).statusCode(422);
        }
        api().body("{}").post("/apps/" + app + "/domains").then().statusCode(422);
    }

    private static ValidatableResponse add(String app, String hostname) {
        return api().body("{\"hostname\": \"" + hostname + "\"}")
                .post("/apps/" + app + "/domains")
                .then();
    }
}
