package dev.slipway.platform.cli;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import dev.slipway.model.route.RouterReport;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.route.RouterLease;
import dev.slipway.platform.route.Routers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class StatusTest {
    @Inject
    Routers routers;

    @Test
    void allIsGreenWithARouterAndAppsAreRedWithout() {
        routers.report("status-test", new RouterReport(0, Map.of()));
        status().body("status.status", contains("green", "green", "green")).body("incidents", empty());
        QuarkusTransaction.requiringNew()
                .run(() -> RouterLease.update("leaseUntil = ?1", Instant.parse("2020-01-01T00:00:00Z")));
        status().body("status.status", contains("red", "green", "green"))
                .body("incidents.updates[0].contents", contains(containsString("slipway up")));
        QuarkusTransaction.requiringNew().run(() -> RouterLease.delete("id", "status-test"));
    }

    private static ValidatableResponse status() {
        return given().get("/cli/api/v4/current-status").then().statusCode(200);
    }
}
