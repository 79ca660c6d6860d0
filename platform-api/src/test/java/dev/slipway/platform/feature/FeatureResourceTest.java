package dev.slipway.platform.feature;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class FeatureResourceTest {
    private static final String ACCEPTANCE = "/account/features/team-invite-acceptance";

    @Test
    void listsTheFeaturesOfAnAppAndFindsThemByNameAndId() {
        String app = createApp();
        var list = api().get("/apps/" + app + "/features")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("log-runtime-metrics", "preboot", "runtime-dyno-metadata")))
                .body("enabled", equalTo(List.of(false, true, false)))
                .body("state", equalTo(List.of("beta", "general", "beta")))
                .extract()
                .jsonPath();
        for (String key : List.of(list.getString("[0].name"), list.getString("[0].id"))) {
            api().get("/apps/" + app + "/features/" + key)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("log-runtime-metrics"));
        }
        api().get("/apps/" + app + "/features/http-session-affinity")
                .then()
                .statusCode(404)
                .body("message", containsString("There are: log-runtime-metrics"));
        api().get("/apps/no-such-app/features").then().statusCode(404);
    }

    @Test
    void switchesAFeatureOfOneAppOnAndOffWithoutARelease() {
        String app = createApp();
        String path = "/apps/" + app + "/features/log-runtime-metrics";
        for (boolean wanted : new boolean[] {true, true, false}) {
            api().body(Map.of("enabled", wanted))
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("enabled", equalTo(wanted));
            api().get(path).then().body("enabled", equalTo(wanted));
        }
        api().get("/apps/" + createApp() + "/features/log-runtime-metrics")
                .then()
                .body("enabled", equalTo(false));
        api().get("/apps/" + app + "/releases").then().body("size()", equalTo(0));
        api().get("/apps/" + app + "/audit-events")
                .then()
                .body("action", hasItems("feature:enable", "feature:disable"))
                .body("findAll { it.action == 'feature:enable' }.size()", equalTo(1));
    }

    @Test
    void whatIsAlwaysOnCannotBeSwitchedOff() {
        String path = "/apps/" + createApp() + "/features/preboot";
        api().body(Map.of("enabled", false))
                .patch(path)
                .then()
                .statusCode(422)
                .body("message", containsString("always start before"));
        api().body(Map.of("enabled", true)).patch(path).then().statusCode(200).body("enabled", equalTo(true));
    }

    @Test
    void refusesBodiesThatSayNothingAndStrangers() {
        String app = createApp();
        String path = "/apps/" + app + "/features/log-runtime-metrics";
        for (String bad : new String[] {"{}", "{\"enabled\": null}", "{\"enabled\": \"true\"}", "{\"enabled\": 1}"}) {
            api().body(bad).patch(path).then().statusCode(422);
            api().body(bad).patch(ACCEPTANCE).then().statusCode(422);
        }
        api().patch(path).then().statusCode(422);
        Person viewer = People.collaborator(app, "view");
        viewer.calls().get(path).then().statusCode(200);
        viewer.calls().body(Map.of("enabled", true)).patch(path).then().statusCode(403);
        Person operator = People.collaborator(app, "operate");
        operator.calls().body(Map.of("enabled", true)).patch(path).then().statusCode(200);
        People.add().calls().get(path).then().statusCode(403);
    }

    @Test
    void whoWantsToBeInvitedIsNotAddedToTeams() {
        Person bob = People.add();
        bob.calls()
                .get("/account/features")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("team-invite-acceptance")));
        bob.calls()
                .body(Map.of("enabled", true))
                .patch(ACCEPTANCE)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true));
        bob.calls().get(ACCEPTANCE).then().statusCode(200).body("enabled", equalTo(true));
        api().get(ACCEPTANCE).then().body("enabled", equalTo(false));
        bob.calls().get("/account/features/nothing").then().statusCode(404);

        Person founder = People.add();
        String team = "t" + UUID.randomUUID().toString().substring(0, 8);
        founder.calls().body(Map.of("name", team)).post("/teams").then().statusCode(201);
        Map<String, String> member = Map.of("email", bob.email(), "role", "member");
        founder.calls()
                .body(member)
                .put("/teams/" + team + "/members")
                .then()
                .statusCode(422)
                .body("message", containsString("by invitation only"));
        String link = founder.calls()
                .body(member)
                .put("/teams/" + team + "/invitations")
                .then()
                .statusCode(200)
                .extract()
                .header("Location");
        bob.calls()
                .post("/teams/invitations/" + link.substring(link.lastIndexOf('/') + 1) + "/accept")
                .then()
                .statusCode(201);
        founder.calls()
                .body(Map.of("email", bob.email(), "role", "admin"))
                .patch("/teams/" + team + "/members")
                .then()
                .statusCode(200);
        bob.calls().get("/audit-events").then().body("action", hasItem("feature:enable"));
    }

    @Test
    void appsAndAccountsThatHaveFeaturesCanBeDeleted() {
        String app = createApp();
        api().body(Map.of("enabled", true))
                .patch("/apps/" + app + "/features/runtime-dyno-metadata")
                .then()
                .statusCode(200);
        api().delete("/apps/" + app).then().statusCode(200);
        Person bob = People.add();
        bob.calls().body(Map.of("enabled", true)).patch(ACCEPTANCE).then().statusCode(200);
        api().delete("/users/" + bob.email()).then().statusCode(200);
    }
}
