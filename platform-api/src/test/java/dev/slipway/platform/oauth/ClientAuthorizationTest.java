package dev.slipway.platform.oauth;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ClientAuthorizationTest {
    @Inject
    Grants grants;

    private Person person;
    private OAuth.Client client;

    @BeforeEach
    void makePersonAndClient() {
        person = People.add();
        client = OAuth.client();
    }

    @Test
    void listsWhatClientsMayAndTakesItBack() {
        ValidatableResponse authorized = OAuth.authorize(person, client, "identity");
        String id = authorized.extract().path("id");
        String code = authorized.extract().path("grant.code");
        String token = client.exchanges(code).then().extract().path("access_token");
        person.calls()
                .get("/oauth/authorizations")
                .then()
                .statusCode(200)
                .body("find { it.id == '" + id + "' }.client.name", equalTo("Deploy bot"))
                .body("find { it.id == '" + id + "' }.grant", nullValue())
                .body("size()", equalTo(2));
        person.calls()
                .body(Map.of("description", "my bot"))
                .patch("/oauth/authorizations/" + id)
                .then()
                .statusCode(200)
                .body("description", equalTo("my bot"));
        person.calls()
                .post("/oauth/authorizations/" + id + "/actions/regenerate-tokens")
                .then()
                .statusCode(422);
        People.add().calls().delete("/oauth/authorizations/" + id).then().statusCode(404);
        person.calls().delete("/oauth/authorizations/" + id).then().statusCode(200);
        api(token).get("/account").then().statusCode(401);
        person.calls().get("/oauth/authorizations/" + id).then().statusCode(404);
    }

    @Test
    void keepsOneAuthorizationForEachClientAndEndsItsTokensWhenTheScopesChange() {
        ValidatableResponse first = OAuth.authorize(person, client, "identity");
        String token = client.exchanges(first.extract().path("grant.code"))
                .then()
                .extract()
                .path("access_token");
        ValidatableResponse again = OAuth.authorize(person, client, "identity");
        assertEquals(first.extract().<String>path("id"), again.extract().path("id"));
        api(token).get("/account").then().statusCode(200);
        OAuth.authorize(person, client, "identity", "read").body("scope", equalTo(List.of("identity", "read")));
        api(token).get("/account").then().statusCode(401);
    }

    @Test
    void letsAClientMakeNothingThatOutlivesItsAuthorization() {
        String token = OAuth.tokens(person, client, "global").extract().path("access_token");
        api(token)
                .body("{\"scope\": [\"read\"]}")
                .post("/oauth/authorizations")
                .then()
                .statusCode(403);
        api(token)
                .body("{\"public_key\": \"ssh-ed25519 AAAA\"}")
                .post("/account/keys")
                .then()
                .statusCode(403)
                .body("message", containsString("Use a key of your own"));
        api(token).get("/oauth/authorizations/~").then().statusCode(200).body("client.id", equalTo(client.id()));
        api(token).delete("/oauth/authorizations/~").then().statusCode(200);
        api(token).get("/account").then().statusCode(401);
    }

    @Test
    void refusesAnAuthorizationForNoClientOrWithAnEnd() {
        Map<String, Object> body =
                new HashMap<>(Map.of("client", UUID.randomUUID().toString(), "scope", List.of("read")));
        api().body(body).post("/oauth/authorizations").then().statusCode(404);
        body.put("client", 7);
        api().body(body).post("/oauth/authorizations").then().statusCode(422);
        body.put("client", Map.of("id", client.id()));
        body.put("expires_in", 60);
        api().body(body).post("/oauth/authorizations").then().statusCode(422);
    }

    @Test
    void removesWhatHasComeToItsEnd() {
        String spent = OAuth.authorize(person, client, "identity").extract().path("id");
        OAuth.Client other = OAuth.client();
        OAuth.tokens(person, other, "identity");
        String kept = OAuth.authorize(person, other, "identity").extract().path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> OAuthGrant.update("expiresAt = ?1", Instant.now().minusSeconds(1)));
        grants.removeSpent();
        person.calls().get("/oauth/authorizations/" + spent).then().statusCode(404);
        person.calls().get("/oauth/authorizations/" + kept).then().statusCode(200);
    }
}
