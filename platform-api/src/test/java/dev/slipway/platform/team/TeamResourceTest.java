package dev.slipway.platform.team;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TeamResourceTest {
    private final String team = "t" + UUID.randomUUID().toString().substring(0, 8);

    private Person founder;

    @BeforeEach
    void found() {
        founder = People.add();
        founder.calls()
                .body(Map.of("name", team))
                .post("/teams")
                .then()
                .statusCode(201)
                .body("role", equalTo("admin"))
                .body("type", equalTo("team"));
    }

    @Test
    void whoMakesATeamIsItsAdministratorAndAddsOthers() {
        Person other = People.add();
        other.calls().get("/teams/" + team).then().statusCode(404);
        founder.calls()
                .body(Map.of("email", other.email(), "role", "member"))
                .put(members())
                .then()
                .statusCode(200)
                .body("role", equalTo("member"));
        other.calls().get("/teams").then().statusCode(200).body("name", hasItem(team));
        other.calls().get("/teams/" + team).then().statusCode(200).body("role", equalTo("member"));
        founder.calls().get(members()).then().statusCode(200).body("email", hasItems(founder.email(), other.email()));
        other.calls()
                .body(Map.of("email", other.email(), "role", "admin"))
                .patch(members())
                .then()
                .statusCode(403);
        founder.calls()
                .body(Map.of("email", other.email(), "role", "admin"))
                .patch(members())
                .then()
                .statusCode(200);
        other.calls().delete(members() + "/" + founder.email()).then().statusCode(200);
        founder.calls().get("/teams/" + team).then().statusCode(404);
    }

    @Test
    void theLastAdministratorCannotLeaveNorLoseTheRole() {
        founder.calls().delete(members() + "/" + founder.email()).then().statusCode(422);
        founder.calls()
                .body(Map.of("email", founder.email(), "role", "viewer"))
                .patch(members())
                .then()
                .statusCode(422)
                .body("message", containsString("only administrator"));
    }

    @Test
    void theRoleSaysWhatAMemberMayDoWithTheTeamsApps() {
        String app = founder.calls()
                .body(Map.of("team", team))
                .post("/teams/apps")
                .then()
                .statusCode(201)
                .body("team.name", equalTo(team))
                .body("owner.email", endsWith("@herokumanager.com"))
                .extract()
                .path("name");
        Person member = join("member");
        Person viewer = People.add();
        founder.calls()
                .body(Map.of("email", viewer.email(), "role", "member"))
                .post(members())
                .then()
                .statusCode(201);
        // Heroku's schema has no word for this role, so the answer is not held against it.
        given().header("Authorization", "Bearer " + founder.key())
                .contentType(ContentType.JSON)
                .body(Map.of("email", viewer.email(), "role", "viewer"))
                .patch(members())
                .then()
                .statusCode(200);

        viewer.calls().get("/apps/" + app).then().statusCode(200).body("team.name", equalTo(team));
        viewer.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
        viewer.calls().body(Map.of("team", team)).post("/teams/apps").then().statusCode(403);
        member.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
        member.calls().delete("/apps/" + app).then().statusCode(403);
        member.calls().get("/teams/" + team + "/apps").then().statusCode(200).body("name", equalTo(List.of(app)));
        member.calls()
                .get(members() + "/" + member.email() + "/apps")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
        member.calls().get("/teams/apps/" + app).then().statusCode(200);
        founder.calls().delete("/teams/" + team).then().statusCode(422).body("message", containsString("has 1 app"));
        founder.calls().delete("/apps/" + app).then().statusCode(200);
        member.calls().delete("/teams/" + team).then().statusCode(403);
        founder.calls().delete("/teams/" + team).then().statusCode(200);
    }

    @Test
    void anAppGoesToATeamAndBackToAUser() {
        String app = People.createApp(founder);
        Person member = join("member");
        member.calls().get("/apps/" + app).then().statusCode(403);
        founder.calls()
                .body(Map.of("owner", team))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(200)
                .body("team.name", equalTo(team));
        member.calls().get("/apps/" + app).then().statusCode(200);
        member.calls()
                .body(Map.of("owner", member.email()))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(403);
        founder.calls()
                .body(Map.of("owner", member.email()))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(200);
        member.calls()
                .get("/apps/" + app + "/audit-events")
                .then()
                .statusCode(200)
                .body("action", hasItem("app:transfer"));
        member.calls()
                .body(Map.of("owner", "no-such-team"))
                .patch("/teams/apps/" + app)
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhatThereIsToGrant() {
        founder.calls()
                .get("/teams/permissions")
                .then()
                .statusCode(200)
                .body("name", hasItems("view", "deploy", "operate", "manage"));
        founder.calls()
                .get("/teams/" + team + "/features")
                .then()
                .statusCode(200)
                .body("name", hasItem("org-access-controls"));
        founder.calls()
                .get("/teams/" + team + "/features/org-access-controls")
                .then()
                .statusCode(200);
        founder.calls().get("/teams/" + team + "/features/other").then().statusCode(404);
    }

    @Test
    void showsWhoMayDoWhatWithEachAppOfTheTeam() {
        String app = founder.calls()
                .body(Map.of("team", team))
                .post("/teams/apps")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
        Person member = join("member");
        founder.calls()
                .body(Map.of("user", member.email(), "permissions", List.of("manage")))
                .post("/apps/" + app + "/collaborators")
                .then()
                .statusCode(201);
        member.calls()
                .get("/teams/" + team + "/permissions")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of(app)))
                .body("type", equalTo(List.of("app")))
                .body("[0].users.email", equalTo(List.of(founder.email(), member.email())))
                .body("[0].users[1].permissions", equalTo(List.of("deploy", "manage", "operate", "view")));
        People.add().calls().get("/teams/" + team + "/permissions").then().statusCode(404);
    }

    @Test
    void renamesATeamAndRefusesNamesThatAreNone() {
        founder.calls()
                .body(Map.of("name", team + "x"))
                .patch("/teams/" + team)
                .then()
                .statusCode(200)
                .body("name", equalTo(team + "x"));
        for (String bad : new String[] {"", "a", "A team", "x".repeat(31), team + "x"}) {
            founder.calls().body(Map.of("name", bad)).post("/teams").then().statusCode(422);
        }
        founder.calls()
                .body(Map.of("email", founder.email(), "role", "king"))
                .put("/teams/" + team + "x/members")
                .then()
                .statusCode(422);
        founder.calls()
                .body(Map.of("email", "nobody@example.com", "role", "member"))
                .put("/teams/" + team + "x/members")
                .then()
                .statusCode(422)
                .body("message", containsString("Invite them"));
        // Whom nobody can invite.
        founder.calls()
                .body(Map.of("email", "nobody", "role", "member"))
                .put("/teams/" + team + "x/members")
                .then()
                .statusCode(422)
                .body("message", containsString("not an e-mail address"));
    }

    private Person join(String role) {
        Person person = People.add();
        founder.calls()
                .body(Map.of("email", person.email(), "role", role))
                .put(members())
                .then()
                .statusCode(200);
        return person;
    }

    private String members() {
        return "/teams/" + team + "/members";
    }
}
