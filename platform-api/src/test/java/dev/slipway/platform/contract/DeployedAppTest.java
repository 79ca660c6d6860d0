package dev.slipway.platform.contract;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The links that answer with something only for an app that has been deployed. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DeployedAppTest {
    @Inject
    Stage stage;

    private App app;
    private String url;

    @BeforeEach
    void deployed() {
        app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js"));
        url = "/apps/" + app.name;
    }

    @Test
    void showsItsBuilds() {
        String build = api().get(url + "/builds")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].status", equalTo("succeeded"))
                .extract()
                .path("[0].id");
        api().get(url + "/builds/" + build).then().statusCode(200).body("id", equalTo(build));
        api().get(url + "/builds/nonsense").then().statusCode(404);
    }

    @Test
    void showsAndChangesItsFormation() {
        api().get(url + "/formation").then().statusCode(200).body("type", hasItem("web"));
        api().get(url + "/formation/web").then().statusCode(200).body("command", equalTo("node server.js"));
        api().body("{\"quantity\": 2}")
                .patch(url + "/formation/web")
                .then()
                .statusCode(200)
                .body("quantity", equalTo(2));
        api().body("{\"updates\": [{\"type\": \"web\", \"quantity\": \"-1\"}]}")
                .patch(url + "/formation")
                .then()
                .statusCode(200)
                .body("[0].quantity", equalTo(1));
        api().get(url + "/formation/nosuchtype").then().statusCode(404);
    }

    @Test
    void showsAndRestartsItsDynos() {
        String dyno = api().get(url + "/dynos")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("web.1"))
                .extract()
                .path("[0].id");
        api().get(url + "/dynos/" + dyno).then().statusCode(200).body("name", equalTo("web.1"));
        api().delete(url + "/dynos/web.1").then().statusCode(202);
        stage.settle(app);
        api().delete(url + "/formations/web").then().statusCode(202);
        stage.settle(app);
        api().delete(url + "/dynos").then().statusCode(202);
        stage.settle(app);
        api().get(url + "/dynos/web.9").then().statusCode(404);
    }

    @Test
    void goesBackToAnEarlierRelease() {
        api().body("{\"release\": \"v1\"}")
                .post(url + "/releases")
                .then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("description", equalTo("Rollback to v1"));
        stage.settle(app);
    }

    @Test
    void releasesAnEarlierSlugWithTheConfigAsItIs() {
        String slug = api().get(url + "/releases/v1").path("slug.id");
        api().body("{\"A\": \"1\"}").patch(url + "/config-vars").then().statusCode(200);
        api().body(Map.of("slug", slug, "description", "Promote from staging"))
                .post(url + "/releases")
                .then()
                .statusCode(201)
                .body("version", equalTo(3))
                .body("slug.id", equalTo(slug))
                .body("description", equalTo("Promote from staging"));
        api().get(url + "/releases/v3/config-vars").then().body("A", equalTo("1"));
        stage.settle(app);
    }

    @Test
    void refusesASlugThatIsNotTheApps() {
        String slug = api().get(url + "/releases/v1").path("slug.id");
        App other = stage.createApp();
        api().body(Map.of("slug", slug))
                .post("/apps/" + other.name + "/releases")
                .then()
                .statusCode(404)
                .body("message", containsString("Couldn't find that slug"));
        api().body(Map.of("slug", slug, "release", "v1"))
                .post(url + "/releases")
                .then()
                .statusCode(422);
    }
}
