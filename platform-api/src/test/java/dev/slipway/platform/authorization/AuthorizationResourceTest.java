package dev.slipway.platform.authorization;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.ApiKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AuthorizationResourceTest {
    private static final String ALL = "/oauth/authorizations";

    @Test
    void makesAKeyThatIsShownOnceAndWorks() {
        ValidatableResponse made = create(
                        Map.of("description", "CI", "scope", List.of("read", "identity"), "expires_in", 3600))
                .statusCode(201)
                .body("description", equalTo("CI"))
                .body("scope", hasItems("read", "identity"))
                .body("access_token.token", matchesPattern("[0-9a-f]{64}"))
                .body("user.email", equalTo("admin@localhost"));
        int left = made.extract().path("access_token.expires_in");
        assertTrue(left > 3000 && left <= 3600, "expires in " + left);
        String id = made.extract().path("id");
        String token = made.extract().path("access_token.token");

        api(token).get("/account").then().statusCode(200).body("email", equalTo("admin@localhost"));
        api(token).get("/apps").then().statusCode(200);
        api().get(ALL).then().statusCode(200).body("id", hasItem(id)).body("access_token.token", not(hasItem(token)));
        api().get(ALL + "/" + id).then().statusCode(200).body("access_token.token", endsWith("**********"));
    }

    @Test
    void keepsTheDefaultsOfHeroku() {
        create(Map.of())
                .statusCode(201)
                .body("description", equalTo("Long-lived user authorization"))
                .body("scope", equalTo(List.of("global")))
                .body("access_token.expires_in", nullValue());
    }

    @Test
    void refusesWhatTheScopesDoNotCoverAndSaysWhichOneIsNeeded() {
        String app = Api.createApp();
        String reads = token("read");
        api(reads).get("/apps/" + app).then().statusCode(200);
        api(reads)
                .get("/apps/" + app + "/config-vars")
                .then()
                .statusCode(403)
                .body("id", equalTo("forbidden"))
                .body("message", containsString("read-protected"));
        for (String same : List.of("/config-vars/", "/config-vars//", "/config-vars;a=b", "/releases/1/config-vars/")) {
            api(reads)
                    .urlEncodingEnabled(false)
                    .get("/apps/" + app + same)
                    .then()
                    .statusCode(403);
        }
        api(reads).body("{}").patch("/apps/" + app).then().statusCode(403);
        api(reads).get("/account").then().statusCode(403);
        api(reads).get(ALL).then().statusCode(403);
        api(reads)
                .get("/" + app + ".git/info/refs?service=git-upload-pack")
                .then()
                .statusCode(200);
        api(reads)
                .get("/" + app + ".git/info/refs?service=git-receive-pack")
                .then()
                .statusCode(403);

        String writes = token("write");
        api(writes)
                .body(Map.of("command", "true"))
                .post("/apps/" + app + "/dynos")
                .then()
                .statusCode(403);
        api(writes)
                .body(Map.of("A", "1"))
                .patch("/apps/" + app + "/config-vars")
                .then()
                .statusCode(403);
        api(token("write-protected"))
                .body(Map.of("A", "1"))
                .patch("/apps/" + app + "/config-vars")
                .then()
                .statusCode(200);
        api(writes).delete("/apps/" + app).then().statusCode(200);
    }

    @Test
    void describesRotatesAndRevokesAKey() {
        ValidatableResponse made = create(Map.of("scope", List.of("identity")));
        String id = made.extract().path("id");
        String token = made.extract().path("access_token.token");
        api().body(Map.of("description", "phone"))
                .patch(ALL + "/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("phone"));

        String next = api().post(ALL + "/" + id + "/actions/regenerate-tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token.token");
        api(token).get("/account").then().statusCode(401);
        api(next).get("/account").then().statusCode(200);

        api().delete(ALL + "/" + id).then().statusCode(200);
        api(next).get("/account").then().statusCode(401);
        api().get(ALL + "/" + id).then().statusCode(404);
    }

    /** As a command line does when its user logs out. */
    @Test
    void revokesTheKeyThatARequestIsMadeWith() {
        ValidatableResponse made = create(Map.of("description", "own"));
        String token = made.extract().path("access_token.token");
        String id = made.extract().path("id");
        api(token).get(ALL + "/" + id).then().body("access_token.token", equalTo(token.substring(0, 8) + "**********"));
        api(token).delete(ALL + "/" + id).then().statusCode(200);
        api(token).get("/account").then().statusCode(401);
    }

    @Test
    void keepsTheInstallationsOwnKeyWhichIsTheAdministratorsDefault() {
        String id = api().get(ALL + "/~").then().statusCode(200).extract().path("id");
        api().delete(ALL + "/" + id).then().statusCode(422).body("message", containsString("Rotate it"));
        api().get("/account").then().statusCode(200);
    }

    @Test
    void saysThatAnotherAccountHasNoDefaultOne() {
        People.add().calls().get(ALL + "/~").then().statusCode(404).body("resource", equalTo("authorization"));
    }

    @Test
    void keepsTheAdministratorsFileRightWhenItsKeyIsRotated() {
        String before = Api.key();
        String after = api().post(ALL + "/~/actions/regenerate-tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token.token");
        assertEquals(after, Api.key());
        api(before).get("/account").then().statusCode(401);
        api().get("/account").then().statusCode(200);
    }

    @Test
    void endsAKeyAtItsTime() {
        ValidatableResponse made = create(Map.of("expires_in", 60));
        UUID id = UUID.fromString(made.extract().path("id"));
        QuarkusTransaction.requiringNew()
                .run(() -> ApiKey.update(
                        "expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), id));
        api(made.extract().path("access_token.token")).get("/account").then().statusCode(401);
        api().get(ALL + "/" + id).then().statusCode(404);
        create(Map.of()).statusCode(201);
        long kept = QuarkusTransaction.requiringNew().call(() -> ApiKey.count("id", id));
        assertEquals(0, kept, "expired keys are deleted when the next is made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{\"scope\": [\"everything\"]}",
                "{\"scope\": []}",
                "{\"scope\": \"read\"}",
                "{\"scope\": [null]}",
                "{\"scope\": {\"a\": \"read\"}}",
                "{\"description\": 7}",
                "{\"description\": \"\"}",
                "{\"description\": \"a\\nb\"}",
                "{\"expires_in\": 0}",
                "{\"expires_in\": -5}",
                "{\"expires_in\": 99999999999}",
                "{\"expires_in\": \"soon\"}",
                "{\"expires_in\": \"\"}",
                "{\"expires_in\": \"0\"}",
            })
    void refusesWhatMakesNoSense(String body) {
        api().body(body).post(ALL).then().statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void takesANumberOfSecondsAsTextAsHerokusClientSendsIt() {
        int left =
                create(Map.of("expires_in", "3600")).statusCode(201).extract().path("access_token.expires_in");
        assertTrue(left > 3000 && left <= 3600, "expires in " + left);
    }

    @Test
    void refusesADescriptionThatIsTooLong() {
        create(Map.of("description", "x".repeat(256))).statusCode(422);
    }

    private static String token(String scope) {
        return create(Map.of("scope", List.of(scope))).statusCode(201).extract().path("access_token.token");
    }

    private static ValidatableResponse create(Map<String, ?> body) {
        return api().body(body).post(ALL).then();
    }
}
