package dev.slipway.platform.app;

import static dev.slipway.platform.Api.api;
import static dev.slipway.platform.Api.createApp;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AppResourceTest {
    @Test
    void createsAnAppUnderTheNameAskedFor() {
        api().body("{\"name\": \"shop\"}")
                .post("/apps")
                .then()
                .statusCode(201)
                .header("Request-Id", notNullValue())
                .body("name", equalTo("shop"))
                .body("web_url", equalTo("http://shop.localhost:8080/"))
                .body("git_url", equalTo("http://localhost:5000/shop.git"))
                .body("owner.email", equalTo("admin@localhost"))
                .body("stack.name", equalTo("bookworm"));
        api().get("/apps").then().statusCode(200).body("name", hasItem("shop"));
    }

    @Test
    void inventsANameWhereNoneIsGiven() {
        api().post("/apps").then().statusCode(201).body("name", matchesPattern("[a-z]+-[a-z]+-\\d{5}"));
    }

    @Test
    void refusesANameThatIsTaken() {
        String name = createApp();
        api().body("{\"name\": \"" + name + "\"}")
                .post("/apps")
                .then()
                .statusCode(422)
                .body("id", equalTo("invalid_params"))
                .body("message", equalTo("Name " + name + " is already taken"));
    }

    @Test
    void refusesANameThatIsNoHostName() {
        for (String name : new String[] {"Shop", "a", "1shop", "shop-", "shop_1", "x".repeat(31), "../etc"}) {
            api().body("{\"name\": \"" + name + "\"}")
                    .post("/apps")
                    .then()
                    .statusCode(422)
                    .body("message", containsString("lowercase letters"));
        }
    }

    @Test
    void refusesARequestWithoutAKey() {
        given().get("/apps").then().statusCode(401).body("id", equalTo("unauthorized"));
        given().header("Authorization", "Bearer nonsense").get("/apps").then().statusCode(401);
    }

    @Test
    void answersABrokenBodyWithAReason() {
        api().body("{\"name\": ").post("/apps").then().statusCode(400).body("id", equalTo("bad_request"));
    }

    @Test
    void findsAnAppByIdAndByName() {
        String name = createApp();
        String id = api().get("/apps/" + name).then().statusCode(200).extract().path("id");
        api().get("/apps/" + id).then().statusCode(200).body("name", equalTo(name));
        api().get("/apps/nosuchapp").then().statusCode(404).body("id", equalTo("not_found"));
    }

    @Test
    void listsTheCallersAppsAsTheHerokuClientAsks() {
        String name = createApp();
        api().get("/users/~/apps").then().statusCode(200).body("name", hasItem(name));
    }

    @Test
    void renamesAnApp() {
        String name = createApp();
        String renamed = "renamed-" + name.substring(name.length() - 5);
        api().body("{\"name\": \"" + renamed + "\"}")
                .patch("/apps/" + name)
                .then()
                .statusCode(200);
        api().get("/apps/" + renamed + "/domains").then().body("hostname", hasItem(renamed + ".localhost"));
        api().get("/apps/" + name).then().statusCode(404);
    }

    @Test
    void showsThatAnAppIsInMaintenance() {
        String name = createApp();
        for (boolean on : new boolean[] {true, false}) {
            api().body("{\"maintenance\": " + on + "}")
                    .patch("/apps/" + name)
                    .then()
                    .statusCode(200)
                    .body("maintenance", equalTo(on));
            api().get("/apps/" + name).then().body("maintenance", equalTo(on));
        }
    }

    @Test
    void destroysAnAppAndFreesItsName() {
        String name = createApp();
        api().delete("/apps/" + name).then().statusCode(200).body("name", equalTo(name));
        api().get("/apps/" + name).then().statusCode(404);
        api().body("{\"name\": \"" + name + "\"}").post("/apps").then().statusCode(201);
    }

    @Test
    void findsTheAppsOfAListOfIds() {
        String id = api().get("/apps/" + createApp()).then().extract().path("id");
        api().body("{\"in\": {\"id\": [\"%s\", \"%s\"]}}".formatted(id, java.util.UUID.randomUUID()))
                .post("/filters/apps")
                .then()
                .statusCode(200)
                .body("id", equalTo(java.util.List.of(id)));
        for (String body : new String[] {"{}", "{\"in\": {\"id\": \"x\"}}", "[]"}) {
            api().body(body).post("/filters/apps").then().statusCode(422);
        }
    }
}
