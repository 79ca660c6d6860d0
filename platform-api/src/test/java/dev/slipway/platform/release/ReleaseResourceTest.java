package dev.slipway.platform.release;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ReleaseResourceTest {
    @Test
    void pagesForwardsWithNextRange() {
        String app = appWithReleases(5);
        String next = list(app, "version ..; max=2")
                .statusCode(206)
                .body("version", equalTo(List.of(1, 2)))
                .header("Content-Range", "version 1..2; max=2")
                .extract()
                .header("Next-Range");
        list(app, next).statusCode(206).body("version", equalTo(List.of(3, 4)));
    }

    @Test
    void pagesBackwardsAsTheHerokuClientAsks() {
        String app = appWithReleases(4);
        String next = list(app, "version ..; order=desc,max=3")
                .statusCode(206)
                .body("version", equalTo(List.of(4, 3, 2)))
                .extract()
                .header("Next-Range");
        list(app, next).statusCode(200).body("version", equalTo(List.of(1)));
        list(app, "version ..; max=15, order=desc").statusCode(200).body("version", equalTo(List.of(4, 3, 2, 1)));
        list(app, "id ..; max=1000;").statusCode(200);
    }

    @Test
    void refusesARangeThatCannotBeRead() {
        String app = appWithReleases(1);
        list(app, "colour ..").statusCode(400).body("id", equalTo("bad_request"));
        list(app, "version x..").statusCode(400);
    }

    @Test
    void refusesARollbackThatCannotWork() {
        String app = appWithReleases(1);
        api().body("{\"release\": \"v9\"}")
                .post("/apps/" + app + "/releases")
                .then()
                .statusCode(404);
        api().body("{\"release\": \"v1\"}")
                .post("/apps/" + app + "/releases")
                .then()
                .statusCode(422)
                .body("message", containsString("nothing had been deployed"));
        api().body("{}").post("/apps/" + app + "/releases").then().statusCode(422);
    }

    @Test
    void findsAReleaseByVersionAndById() {
        String app = appWithReleases(1);
        String id = api().get("/apps/" + app + "/releases/v1")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        api().get("/apps/" + app + "/releases/" + id).then().statusCode(200).body("version", equalTo(1));
        api().get("/apps/" + app + "/releases/nonsense").then().statusCode(404);
    }

    private static String appWithReleases(int number) {
        String app = createApp();
        for (int i = 1; i <= number; i++) {
            api().body("{\"N\": \"" + i + "\"}")
                    .patch("/apps/" + app + "/config-vars")
                    .then()
                    .statusCode(200);
        }
        return app;
    }

    private static ValidatableResponse list(String app, String range) {
        return api().header("Range", range).get("/apps/" + app + "/releases").then();
    }
}
