package dev.slipway.platform.team;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class JoinedAppTest extends TeamAppFixture {
    @Test
    void aLockedAppIsJoinedByNobodyButThoseWhoManageIt() {
        lock(founder, true).statusCode(200);

        join(member)
                .statusCode(403)
                .body("message", containsString("locked"))
                .body("message", containsString("access:add " + member.email()));

        founder.calls()
                .body(Map.of("user", member.email()))
                .post(collaborators())
                .then()
                .statusCode(201);
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
        Person other = inTeam("admin");
        join(other).statusCode(201);
    }

    @Test
    void whoHasJoinedIsToldSoAndMayLeave() {
        member.calls().get("/teams/apps/" + app).then().body("joined", equalTo(false));
        join(member).statusCode(201).body("role", equalTo("member"));
        join(member).statusCode(422).body("message", containsString("already"));
        member.calls().get("/teams/apps/" + app).then().body("joined", equalTo(true));
        member.calls().get("/teams/" + team + "/apps").then().statusCode(200).body("joined", equalTo(List.of(true)));
        member.calls()
                .get(collaborators())
                .then()
                .statusCode(200)
                .body("user.email", containsInAnyOrder(founder.email(), member.email()));

        String self = "/apps/" + app + "/collaborators/" + member.email();
        member.calls().delete(self).then().statusCode(200);
        member.calls().get("/teams/apps/" + app).then().body("joined", equalTo(false));
        member.calls().delete(self).then().statusCode(422).body("message", containsString("member of its team"));
    }

    @Test
    void joiningGivesNoMoreThanTheRole() {
        Person viewer = inTeam("viewer");
        // Heroku's schema has no word for this role, so the answer is not held against it.
        given().header("Authorization", "Bearer " + viewer.key())
                .contentType(ContentType.JSON)
                .body(Map.of("user", viewer.email()))
                .post(collaborators())
                .then()
                .statusCode(201)
                .body("permissions.name", equalTo(List.of("view")));
        viewer.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
        member.calls()
                .body(Map.of("user", member.email(), "permissions", List.of("manage")))
                .post(collaborators())
                .then()
                .statusCode(403);
        member.calls()
                .body(Map.of("user", viewer.email()))
                .post(collaborators())
                .then()
                .statusCode(403);
        join(People.add()).statusCode(403);
    }

    @Test
    void whoLeavesTheTeamHasJoinedNothingAnyMore() {
        join(member).statusCode(201);
        founder.calls()
                .delete("/teams/" + team + "/members/" + member.email())
                .then()
                .statusCode(200);
        member.calls().get("/apps/" + app).then().statusCode(403);
        member.calls().get("/apps").then().statusCode(200).body("name", not(hasItem(app)));
        lock(founder, true).statusCode(200);
        put(member, "member").statusCode(200);
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
    }

    @Test
    void aMemberWhoWasGivenMoreIsMeantByTheirAddress() {
        founder.calls()
                .body(Map.of("user", member.email(), "permissions", List.of("manage")))
                .post(collaborators())
                .then()
                .statusCode(201);
        String one = "/apps/" + app + "/collaborators/" + member.email();
        api().body(Map.of("permissions", List.of("deploy", "manage")))
                .patch(one)
                .then()
                .statusCode(200)
                .body("permissions.name", hasItems("deploy", "manage"));
        api().delete(one).then().statusCode(200);
        lock(member, true).statusCode(403);
    }
}
