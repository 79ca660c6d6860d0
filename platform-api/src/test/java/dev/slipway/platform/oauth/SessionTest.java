package dev.slipway.platform.oauth;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of tokens after the first. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SessionTest {
    private Person person;
    private OAuth.Client client;

    @BeforeEach
    void makePersonAndClient() {
        person = People.add();
        client = OAuth.client();
    }

    @Test
    void rotatesRefreshTokensAndEndsTheSessionOfOneThatComesTwice() {
        ValidatableResponse first = OAuth.tokens(person, client, "identity");
        ValidatableResponse second =
                client.refreshes(first.extract().path("refresh_token")).then().statusCode(200);
        api(second.extract().path("access_token")).get("/account").then().statusCode(200);
        client.refreshes(first.extract().path("refresh_token"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        api(second.extract().path("access_token")).get("/account").then().statusCode(401);
        client.refreshes(second.extract().path("refresh_token")).then().statusCode(400);
    }

    @Test
    void refreshesAfterTheAccessTokensEndButNotAfterItsOwn() {
        ValidatableResponse tokens = OAuth.tokens(person, client, "identity");
        String refresh = tokens.extract().path("refresh_token");
        QuarkusTransaction.requiringNew()
                .run(() -> OAuthRefreshToken.update(
                        "expiresAt = ?1 where tokenHash = ?2", Instant.now().minusSeconds(1), Tokens.hash(refresh)));
        client.refreshes(refresh).then().statusCode(400).body("error_description", containsString("expired"));
    }

    @Test
    void narrowsTheScopeOfAnAccessTokenButNeverWidensIt() {
        String refresh = OAuth.tokens(person, client, "write").extract().path("refresh_token");
        client.asks(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", "write-protected"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        client.asks(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", "nonsense"))
                .then()
                .statusCode(400);
        ValidatableResponse narrow = client.asks(
                        Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", "read"))
                .then()
                .statusCode(200)
                .body("scope", equalTo("read"));
        client.refreshes(narrow.extract().path("refresh_token")).then().body("scope", equalTo("write"));
    }

    @Test
    void endsASessionByItsAccessToken() {
        String code = OAuth.code(person, client, "identity");
        ValidatableResponse made =
                asks("authorization_code", client.secret(), code, "").statusCode(201);
        String id = made.extract().path("access_token.id");
        String token = made.extract().path("access_token.token");
        People.add().calls().delete("/oauth/tokens/" + id).then().statusCode(404);
        given().delete("/oauth/tokens/" + id).then().statusCode(401);
        String other = OAuth.tokens(person, client, "identity").extract().path("access_token");
        api(other).delete("/oauth/tokens/" + id).then().statusCode(404);
        api(token).delete("/oauth/tokens/" + id).then().statusCode(200).body("id", equalTo(id));
        api(token).get("/account").then().statusCode(401);
        api(other).get("/account").then().statusCode(200);
        client.refreshes(made.extract().path("refresh_token.token")).then().statusCode(400);
        person.calls().delete("/oauth/tokens/nonsense").then().statusCode(404);
    }

    @Test
    void doesTheSameInThePlatformApisOwnForm() {
        ValidatableResponse authorized = OAuth.authorize(person, client, "identity")
                .body("client.name", equalTo("Deploy bot"))
                .body("access_token", nullValue());
        int life = authorized.extract().path("grant.expires_in");
        assertTrue(life > 200 && life <= 300, "the code expires in " + life);
        ValidatableResponse made = asks(
                        "authorization_code",
                        client.secret(),
                        authorized.extract().path("grant.code"),
                        "")
                .statusCode(201)
                .body("grant.type", equalTo("authorization_code"))
                .body("client", nullValue())
                .body("authorization.id", equalTo(authorized.extract().path("id")));
        String refresh = made.extract().path("refresh_token.token");
        ValidatableResponse next =
                asks("refresh_token", client.secret(), "", refresh).statusCode(201);
        assertEquals(made.extract().<String>path("session.id"), next.extract().path("session.id"));
        api(made.extract().path("access_token.token")).get("/account").then().statusCode(401);
        api(next.extract().path("access_token.token")).get("/account").then().statusCode(200);
        asks("refresh_token", "wrong", "", refresh).statusCode(401).body("id", equalTo("unauthorized"));
        asks("password", client.secret(), "", "").statusCode(422);
        api().body("{\"client\": {}, \"grant\": 7, \"refresh_token\": null}")
                .post("/oauth/tokens")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse asks(String type, String secret, String code, String refreshToken) {
        return Api.api()
                .body(Map.of(
                        "client", Map.of("secret", secret),
                        "grant", Map.of("type", type, "code", code),
                        "refresh_token", Map.of("token", refreshToken)))
                .post("/oauth/tokens")
                .then();
    }
}
