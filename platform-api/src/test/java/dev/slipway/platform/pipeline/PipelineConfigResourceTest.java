package dev.slipway.platform.pipeline;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines have config vars for test runs and for review apps. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PipelineConfigResourceTest {
    private final String name = "way-" + UUID.randomUUID().toString().substring(0, 8);
    private String id;

    @BeforeEach
    void aPipeline() {
        id = api().body(Map.of("name", name))
                .post("/pipelines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void setsChangesAndRemovesThemStageByStage() {
        patch("test", "{\"A\": \"1\", \"B\": \"2\"}").statusCode(200).body("A", equalTo("1"));
        patch("review", "{\"A\": \"other\"}").statusCode(200);
        patch("test", "{\"A\": \"3\", \"B\": null, \"NONE\": null}").statusCode(200);
        api().get(path("test")).then().statusCode(200).body("$", equalTo(Map.of("A", "3")));
        api().get("/pipelines/" + name + "/stage/review/config-vars").then().body("$", equalTo(Map.of("A", "other")));
        // As Heroku's client unsets.
        patch("test", "{\"A\": \"\"}").statusCode(200).body("$", equalTo(Map.of()));
    }

    @Test
    void keepsThemSealed() {
        patch("test", "{\"KEY\": \"very secret\"}").statusCode(200);
        byte[] sealed = QuarkusTransaction.requiringNew()
                .call(() ->
                        PipelineConfigVar.of(UUID.fromString(id), Stage.TEST).getFirst().sealedValue);
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "5", "{\"A\": {}}", "{\"A\": [1]}", "{\"1A\": \"x\"}", "{\"A\": \"x\\u0000\"}"})
    void refusesWhatIsNoConfigVar(String body) {
        patch("test", body).statusCode(422).body("id", equalTo("invalid_params"));
        api().get(path("test")).then().body("$", equalTo(Map.of()));
    }

    @Test
    void refusesMoreThanAProcessCouldTake() {
        patch("test", "{\"A\": \"" + "x".repeat(70_000) + "\"}").statusCode(422);
    }

    @Test
    void theLaterStagesHaveAppsWithConfigVarsOfTheirOwn() {
        for (String stage : List.of("development", "staging", "production")) {
            patch(stage, "{\"A\": \"1\"}").statusCode(422).body("message", containsString("config:set"));
            api().get(path(stage)).then().statusCode(422);
        }
        api().get(path("nonsense")).then().statusCode(422);
        api().get("/pipelines/nonsense/stage/test/config-vars").then().statusCode(404);
    }

    @Test
    void showsThemToThoseWhoMayDeployAnAppOfIt() {
        String app = createApp();
        api().body(Map.of("app", app, "pipeline", id, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
        assertEquals(200, status(People.collaborator(app, "deploy")));
        assertEquals(200, status(People.collaborator(app, "operate")));
        assertEquals(403, status(People.collaborator(app, "view")));
        assertEquals(404, status(People.add()));
    }

    private int status(Person person) {
        return person.calls().get(path("test")).statusCode();
    }

    private ValidatableResponse patch(String stage, String body) {
        return api().body(body).patch(path(stage)).then();
    }

    private String path(String stage) {
        return "/pipelines/" + id + "/stage/" + stage + "/config-vars";
    }
}
