package dev.slipway.platform.pipeline;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PipelineResourceTest {
    private final String name = "way-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void makesRenamesAndDestroysAPipeline() {
        String id = create(name)
                .statusCode(201)
                .body("owner.type", equalTo("user"))
                .extract()
                .path("id");
        api().get("/pipelines").then().statusCode(200).body("name", hasItem(name));
        api().get("/pipelines/" + name).then().statusCode(200).body("id", equalTo(id));
        String other = name + "-b";
        api().body(Map.of("name", other))
                .patch("/pipelines/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(other));
        api().get("/pipelines/" + name).then().statusCode(404);
        api().delete("/pipelines/" + other).then().statusCode(200);
        api().get("/pipelines").then().body("id", not(hasItem(id)));
    }

    @Test
    void refusesANameThatIsTaken() {
        create(name).statusCode(201);
        create(name).statusCode(422).body("message", containsString("already"));
        create(name + "-b").statusCode(201);
        api().body(Map.of("name", name))
                .patch("/pipelines/" + name + "-b")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": null}",
                "{\"name\": 7}",
                "{\"name\": \"Way\"}",
                "{\"name\": \"a\"}",
                "{\"name\": \"a b\"}"
            })
    void refusesANameThatIsNone(String body) {
        api().body(body).post("/pipelines").then().statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void addsMovesAndRemovesAnApp() {
        String pipeline = create(name).extract().path("id");
        String app = createApp();
        String coupling = add(app, pipeline, "staging")
                .statusCode(201)
                .body("stage", equalTo("staging"))
                .extract()
                .path("id");
        api().get("/apps/" + app + "/pipeline-couplings").then().statusCode(200).body("id", equalTo(coupling));
        for (String path : new String[] {
            "/pipelines/" + name + "/pipeline-couplings", "/pipeline-couplings", "/users/~/pipeline-couplings"
        }) {
            api().get(path).then().statusCode(200).body("id", hasItem(coupling));
        }
        api().get("/pipeline-couplings/" + coupling).then().statusCode(200);
        api().body(Map.of("stage", "production"))
                .patch("/pipeline-couplings/" + coupling)
                .then()
                .statusCode(200)
                .body("stage", equalTo("production"));
        add(app, name, "staging").statusCode(422).body("message", containsString("already"));
        api().delete("/pipeline-couplings/" + coupling).then().statusCode(200);
        api().get("/apps/" + app + "/pipeline-couplings").then().statusCode(404);
        api().get("/pipelines/" + name + "/pipeline-couplings")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void leavesAppsAloneWhenTheirPipelineIsDestroyedAndPipelinesWhenTheirAppIs() {
        create(name).statusCode(201);
        String app = createApp();
        add(app, name, "staging").statusCode(201);
        String other = createApp();
        add(other, name, "production").statusCode(201);
        api().delete("/apps/" + other).then().statusCode(200);
        api().get("/pipelines/" + name + "/pipeline-couplings").then().body("$", hasSize(1));
        api().delete("/pipelines/" + name).then().statusCode(200);
        api().get("/apps/" + app).then().statusCode(200);
        api().get("/apps/" + app + "/pipeline-couplings").then().statusCode(404);
    }

    @Test
    void refusesAStageOrAThingThatIsNotThere() {
        create(name).statusCode(201);
        String app = createApp();
        add(app, name, "prod").statusCode(422).body("message", containsString("production"));
        add(app, "no-such-way", "staging").statusCode(404);
        add("no-such-app", name, "staging").statusCode(404);
        api().get("/pipeline-couplings/none").then().statusCode(404);
    }

    static ValidatableResponse create(String name) {
        return api().body(Map.of("name", name)).post("/pipelines").then();
    }

    static ValidatableResponse add(String app, String pipeline, String stage) {
        return api().body(Map.of("app", app, "pipeline", pipeline, "stage", stage))
                .post("/pipeline-couplings")
                .then();
    }
}
