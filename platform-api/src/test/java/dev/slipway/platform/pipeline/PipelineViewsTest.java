package dev.slipway.platform.pipeline;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pipeline tells of its apps, and how it changes hands. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PipelineViewsTest {
    private final String name = "way-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Stage stage;

    private String path;

    @BeforeEach
    void aPipeline() {
        String id = api().body(Map.of("name", name))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        path = "/pipelines/" + id;
    }

    @Test
    void tellsTheLatestBuildReleaseAndDeploymentOfEachApp() {
        for (String what : List.of("builds", "releases", "deployments")) {
            api().get(path + "/latest-" + what).then().statusCode(200).body("$", equalTo(List.of()));
        }
        App app = stage.createApp();
        couple(app.name);
        couple(createApp());
        stage.deploy(app, Map.of("worker", "node worker.js"));
        api().body(Map.of("A", "1"))
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        api().get(path + "/latest-builds")
                .then()
                .statusCode(200)
                .body("app.id", equalTo(List.of(app.id.toString())))
                .body("[0].status", equalTo("succeeded"));
        api().get(path + "/latest-releases").then().statusCode(200).body("version", equalTo(List.of(2)));
        api().get(path + "/latest-deployments").then().statusCode(200).body("version", equalTo(List.of(1)));
    }

    @Test
    void leavesOutAppsThatTheCallerDoesNotSee() {
        App seen = stage.createApp();
        App hidden = stage.createApp();
        couple(seen.name);
        couple(hidden.name);
        for (App app : List.of(seen, hidden)) {
            api().body(Map.of("A", "1")).patch("/apps/" + app.name + "/config-vars");
        }
        Person person = People.collaborator(seen.name, "view");
        person.calls()
                .get(path + "/latest-releases")
                .then()
                .statusCode(200)
                .body("app.name", equalTo(List.of(seen.name)));
        People.add().calls().get(path + "/latest-releases").then().statusCode(404);
    }

    @Test
    void hasTheStackOfItsApps() {
        api().get(path + "/pipeline-stack").then().statusCode(200).body("stack", nullValue());
        couple(createApp());
        api().get(path + "/pipeline-stack").then().statusCode(200).body("stack.name", notNullValue());
    }

    @Test
    void isFoundByItsNameAsHerokusClientLooksForIt() {
        api().queryParam("eq[name]", name)
                .get("/pipelines")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of(name)));
        api().queryParam("eq[name]", name + "x").get("/pipelines").then().body("$", equalTo(List.of()));
    }

    @Test
    void getsAnotherOwner() {
        Person to = People.add();
        String owner = to.calls().get("/account").path("id");
        String body = "{\"pipeline\": {\"id\": \"%s\"}, \"new_owner\": {\"id\": \"%s\", \"type\": \"%s\"}}";
        String id = path.substring("/pipelines/".length());
        to.calls()
                .body(body.formatted(id, owner, "user"))
                .post("/pipeline-transfers")
                .then()
                .statusCode(404);
        api().body(body.formatted(id, owner, "team"))
                .post("/pipeline-transfers")
                .then()
                .statusCode(422)
                .body("message", containsString("teams/apps"));
        api().body(body.formatted(id, UUID.randomUUID(), "user"))
                .post("/pipeline-transfers")
                .then()
                .statusCode(404);
        for (String nonsense : List.of("null", "{}", "[]", "{\"pipeline\": {\"id\": \"" + id + "\"}}")) {
            api().body(nonsense).post("/pipeline-transfers").then().statusCode(422);
        }
        api().body(body.formatted(id, owner, "user"))
                .post("/pipeline-transfers")
                .then()
                .statusCode(201)
                .body("new_owner.id", equalTo(owner));
        to.calls().get(path).then().statusCode(200).body("owner.id", equalTo(owner));
        to.calls().delete(path).then().statusCode(200);
    }

    @Test
    void aTeamsCouplingsAreThoseOfItsApps() {
        String team = "team-" + UUID.randomUUID().toString().substring(0, 8);
        api().body(Map.of("name", team)).post("/teams").then().statusCode(201);
        String app = api().body(Map.of("team", team))
                .post("/teams/apps")
                .then()
                .statusCode(201)
                .extract()
                .path("name");
        String coupling = couple(app);
        couple(createApp());
        api().get("/teams/" + team + "/pipeline-couplings")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(coupling)));
        People.add()
                .calls()
                .get("/teams/" + team + "/pipeline-couplings")
                .then()
                .statusCode(404);
    }

    @Test
    void listsTheAppsOfAnAccountToItselfAndToAdministrators() {
        Person person = People.add();
        String app = People.createApp(person);
        person.calls()
                .get("/users/" + person.email() + "/apps")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of(app)));
        api().get("/users/" + person.email() + "/apps").then().statusCode(200).body("name", hasItem(app));
        person.calls().get("/users/admin@localhost/apps").then().statusCode(404);
    }

    @Test
    void anAppMayHaveAllDynoSizes() {
        String app = createApp();
        List<String> all = api().get("/dyno-sizes").path("name");
        api().get("/apps/" + app + "/available-dyno-sizes")
                .then()
                .statusCode(200)
                .body("name", equalTo(all));
        api().get("/apps/nonsense-app/available-dyno-sizes").then().statusCode(404);
    }

    private String couple(String app) {
        return api().body(Map.of("app", app, "pipeline", name, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
