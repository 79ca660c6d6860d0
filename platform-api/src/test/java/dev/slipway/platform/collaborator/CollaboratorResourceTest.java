package dev.slipway.platform.collaborator;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CollaboratorResourceTest {
    @Test
    void listsTheOwnerWithAllRights() {
        String path = "/apps/" + Api.createApp() + "/collaborators";
        String id = api().get(path)
                .then()
                .statusCode(200)
                .body("user.email", equalTo(List.of("admin@localhost")))
                .body("[0].role", equalTo("owner"))
                .body("[0].permissions.name", hasItems("view", "deploy", "operate", "manage"))
                .extract()
                .path("[0].id");
        api().get(path + "/" + id).then().statusCode(200).body("id", equalTo(id));
        api().get(path + "/admin@localhost").then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void findsNobodyElseAndNoAppThatIsNotThere() {
        api().get("/apps/" + Api.createApp() + "/collaborators/nobody@example.com")
                .then()
                .statusCode(404)
                .body("id", equalTo("not_found"));
        api().get("/apps/no-such-app/collaborators").then().statusCode(404);
    }

    @Test
    void givesChangesAndTakesAccess() {
        String app = Api.createApp();
        String path = "/apps/" + app + "/collaborators";
        Person person = People.add();
        api().body(Map.of("user", person.email()))
                .post(path)
                .then()
                .statusCode(201)
                .body("role", equalTo("collaborator"))
                .body("permissions.name", equalTo(List.of("view", "deploy", "operate")));
        person.calls().get("/apps").then().statusCode(200).body("name", hasItem(app));
        api().body(Map.of("user", person.email()))
                .post(path)
                .then()
                .statusCode(422)
                .body("message", containsString("already"));

        String team = "/teams/apps/" + app + "/collaborators";
        api().body(Map.of("permissions", List.of("view")))
                .patch(team + "/" + person.email())
                .then()
                .statusCode(200)
                .body("permissions.name", equalTo(List.of("view")));
        person.calls().get("/apps/" + app + "/config-vars").then().statusCode(403);
        api().get(team).then().statusCode(200).body("user.email", hasItem(person.email()));
        api().get(team + "/" + person.email()).then().statusCode(200);
        api().body(Map.of("permissions", List.of("deploy")))
                .patch(path + "/" + person.email())
                .then()
                .statusCode(200);
        person.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);

        api().delete(path + "/" + person.email()).then().statusCode(200);
        person.calls().get("/apps/" + app).then().statusCode(403);
        api().body(Map.of("user", person.email())).post(team).then().statusCode(201);
        api().delete(team + "/" + person.email()).then().statusCode(200);
    }

    @Test
    void onlyWhoManagesTheAppSaysWhoHasAccessAndEverybodyMayLeave() {
        String app = Api.createApp();
        String path = "/apps/" + app + "/collaborators";
        Person operator = People.collaborator(app, "deploy", "operate");
        Person manager = People.collaborator(app, "manage");
        Person other = People.add();
        operator.calls().body(Map.of("user", other.email())).post(path).then().statusCode(403);
        operator.calls().delete(path + "/" + manager.email()).then().statusCode(403);
        operator.calls()
                .body(Map.of("permissions", List.of("manage")))
                .patch(path + "/" + operator.email())
                .then()
                .statusCode(403);
        manager.calls().body(Map.of("user", other.email())).post(path).then().statusCode(201);
        operator.calls().delete(path + "/" + operator.email()).then().statusCode(200);
        operator.calls().get(path).then().statusCode(403);
    }

    @Test
    void refusesUnknownUsersPermissionsAndToTakeTheOwnersAccess() {
        String path = "/apps/" + Api.createApp() + "/collaborators";
        api().body(Map.of("user", "nobody@example.com"))
                .post(path)
                .then()
                .statusCode(422)
                .body("message", containsString("users:add"));
        String email = People.add().email();
        api().body(Map.of("user", email, "permissions", List.of("fly")))
                .post(path)
                .then()
                .statusCode(422)
                .body("message", containsString("'fly'"));
        api().body(Map.of("user", email, "permissions", List.of()))
                .post(path)
                .then()
                .statusCode(422);
        api().body("{}").post(path).then().statusCode(422);
        api().delete(path + "/admin@localhost").then().statusCode(422).body("message", containsString("owns"));
    }
}
