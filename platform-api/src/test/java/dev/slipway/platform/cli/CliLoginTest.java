package dev.slipway.platform.cli;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class CliLoginTest {
    @Inject
    CliLogins logins;

    @Test
    void aWaitingCommandLineGetsAKeyOfWhoeverAllowsIt() {
        JsonPath begun = begin("{\"description\": \"Heroku CLI login from laptop\"}");
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> answer(begun));
        String id = id(begun);
        assertEquals("Heroku CLI login from laptop", logins.require(id).description);
        logins.allow(admin(), id);
        String key = waiting.join()
                .then()
                .statusCode(200)
                .body("error", nullValue())
                .extract()
                .path("access_token");
        api(key).get("/account").then().statusCode(200).body("email", equalTo("admin@localhost"));
        api().get("/oauth/authorizations").then().body("description", hasItem("Heroku CLI login from laptop"));
        answer(begun).then().statusCode(404);
    }

    @Test
    void aRefusedOneIsToldSo() {
        JsonPath begun = begin("{}");
        logins.refuse(id(begun));
        answer(begun).then().statusCode(200).body("access_token", nullValue()).body("error", containsString("refused"));
    }

    @Test
    void oneThatNobodyAllowedIsTooOldAfterAWhile() {
        JsonPath begun = begin("{}");
        QuarkusTransaction.requiringNew()
                .run(() -> CliLogin.update(
                        "expiresAt = ?1 where id = ?2",
                        Instant.parse("2020-01-01T00:00:00Z"),
                        UUID.fromString(id(begun))));
        assertThrows(SlipwayException.class, () -> logins.allow(admin(), id(begun)));
        answer(begun).then().statusCode(200).body("error", containsString("in time"));
    }

    @Test
    void isAnsweredOnce() {
        JsonPath begun = begin("{}");
        logins.allow(admin(), id(begun));
        assertThrows(SlipwayException.class, () -> logins.refuse(id(begun)));
        assertTrue(answer(begun).path("access_token") != null);
    }

    @Test
    void onlyWhoeverBeganItGetsTheAnswer() {
        JsonPath begun = begin("{}");
        logins.allow(admin(), id(begun));
        given().header("Authorization", "Bearer guessed")
                .get("/cli" + begun.getString("cli_url"))
                .then()
                .statusCode(404);
        given().get("/cli" + begun.getString("cli_url")).then().statusCode(404);
        answer(begun).then().statusCode(200);
    }

    @Test
    void theBrowserIsSentToTheConsole() {
        JsonPath begun = begin("{}");
        given().redirects()
                .follow(false)
                .get("/cli" + begun.getString("browser_url"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/logins/" + id(begun)));
        given().get("/cli/auth/browser/nonsense").then().statusCode(404);
        given().get("/cli/auth/answers/nonsense").then().statusCode(404);
    }

    @Test
    void refusesADescriptionThatWouldDeceive() {
        post("{\"description\": \"one\\nanother\"}").statusCode(422);
        post("{\"description\": \"%s\"}".formatted("x".repeat(201))).statusCode(422);
        post("{\"description\": 7}").statusCode(422);
        post("not JSON").statusCode(400);
    }

    private static JsonPath begin(String body) {
        return post(body).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/cli/auth")
                .then();
    }

    private static Response answer(JsonPath begun) {
        return given().header("Authorization", "Bearer " + begun.getString("token"))
                .get("/cli" + begun.getString("cli_url"));
    }

    private static String id(JsonPath begun) {
        String url = begun.getString("cli_url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Account admin() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Account.byEmail("admin@localhost").orElseThrow());
    }
}
