package dev.slipway.platform.team;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An app of a team, which somebody founded and somebody is a member of. */
abstract class TeamAppFixture {
    final String team = "t" + UUID.randomUUID().toString().substring(0, 8);

    Person founder;
    Person member;
    String app;

    @BeforeEach
    void anAppOfATeam() {
        founder = People.add();
        founder.calls().body(Map.of("name", team)).post("/teams").then().statusCode(201);
        member = inTeam("member");
        app = create(founder, Map.of("team", team))
                .body("joined", equalTo(true))
                .body("locked", equalTo(false))
                .extract()
                .path("name");
    }

    ValidatableResponse create(Person person, Map<String, Object> body) {
        return person.calls().body(body).post("/teams/apps").then().statusCode(201);
    }

    ValidatableResponse lock(Person person, Object locked) {
        return person.calls()
                .body(Map.of("locked", locked))
                .patch("/teams/apps/" + app)
                .then();
    }

    ValidatableResponse join(Person person) {
        return person.calls()
                .body(Map.of("user", person.email()))
                .post(collaborators())
                .then();
    }

    Person inTeam(String role) {
        Person person = People.add();
        put(person, role).statusCode(200);
        return person;
    }

    ValidatableResponse put(Person person, String role) {
        return given().header("Authorization", "Bearer " + founder.key())
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "role", role))
                .put("/teams/" + team + "/members")
                .then();
    }

    String collaborators() {
        return "/teams/apps/" + app + "/collaborators";
    }
}
