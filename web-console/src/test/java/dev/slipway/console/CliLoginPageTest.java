package dev.slipway.console;

import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.origin;
import static dev.slipway.console.Browser.signedIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CliLoginPageTest {
    @Test
    void saysWhoAsksAndLetsTheCommandLineIn() {
        JsonPath begun = begin("Heroku CLI login from laptop");
        signedIn()
                .get("/console/logins/" + id(begun))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Heroku CLI login from laptop"),
                        containsString("127.0.0.1"),
                        containsString("admin@localhost")));
        signedIn()
                .header("Origin", origin())
                .contentType(ContentType.URLENC)
                .post("/console/logins/" + id(begun) + "/allow")
                .then()
                .statusCode(200)
                .body(containsString("Logged in"));
        answer(begun).body("access_token", notNullValue());
        signedIn().get("/console/logins/" + id(begun)).then().statusCode(404);
    }

    @Test
    void refusesItIfAsked() {
        JsonPath begun = begin("<b>bold</b>");
        signedIn().get("/console/logins/" + id(begun)).then().body(containsString("&lt;b&gt;bold"));
        signedIn()
                .header("Origin", origin())
                .contentType(ContentType.URLENC)
                .post("/console/logins/" + id(begun) + "/refuse")
                .then()
                .statusCode(200)
                .body(containsString("Refused"));
        answer(begun).body("error", containsString("refused"));
    }

    @Test
    void asksWhoeverIsNotSignedInToDoSoFirst() {
        JsonPath begun = begin("a command line");
        browser()
                .get("/console/logins/" + id(begun))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/sign-in?next=%2Fconsole%2Flogins%2F" + id(begun)));
        browser()
                .header("Origin", origin())
                .contentType(ContentType.URLENC)
                .post("/console/logins/" + id(begun) + "/allow")
                .then()
                .statusCode(401);
    }

    @Test
    void takesTheFormFromTheConsoleOnly() {
        JsonPath begun = begin("a command line");
        signedIn()
                .header("Origin", "https://elsewhere.example")
                .contentType(ContentType.URLENC)
                .post("/console/logins/" + id(begun) + "/allow")
                .then()
                .statusCode(403);
    }

    private static JsonPath begin(String description) {
        return given().contentType(ContentType.JSON)
                .body("{\"description\": \"%s\"}".formatted(description))
                .post("/cli/auth")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse answer(JsonPath begun) {
        return given().header("Authorization", "Bearer " + begun.getString("token"))
                .get("/cli" + begun.getString("cli_url"))
                .then()
                .statusCode(200);
    }

    private static String id(JsonPath begun) {
        String url = begun.getString("cli_url");
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
