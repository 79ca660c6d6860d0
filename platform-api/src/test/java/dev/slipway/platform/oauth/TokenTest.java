package dev.slipway.platform.oauth;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.platform.Api;
import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class TokenTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Inject
    Grants grants;

    @TestHTTPResource
    URI root;

    private Person person;
    private OAuth.Client client;

    @BeforeEach
    void makePersonAndClient() {
        person = People.add();
        client = OAuth.client();
    }

    @Test
    void exchangesACodeForTokensAsHerokuDoes() {
        ValidatableResponse tokens = OAuth.tokens(person, client, "identity", "read")
                .header("Cache-Control", "no-store")
                .body("access_token", matchesPattern("[0-9a-f]{64}"))
                .body("refresh_token", matchesPattern("[0-9a-f]{64}"))
                .body("token_type", equalTo("Bearer"))
                .body("scope", equalTo("identity read"))
                .body("$", hasKey("session_nonce"))
                .body("session_nonce", nullValue());
        int left = tokens.extract().path("expires_in");
        assertTrue(left > 28_000 && left <= 28_800, "expires in " + left);
        String token = tokens.extract().path("access_token");
        api(token)
                .get("/account")
                .then()
                .statusCode(200)
                .body("email", equalTo(person.email()))
                .body("id", equalTo(tokens.extract().path("user_id")));
    }

    @Test
    void givesTokensThatAreGoodForWhatWasGrantedAndNoMore() {
        String app = People.createApp(person);
        String token = OAuth.tokens(person, client, "read").extract().path("access_token");
        api(token).get("/apps/" + app).then().statusCode(200);
        api(token).get("/apps/" + app + "/config-vars").then().statusCode(403);
        api(token).body("{}").patch("/apps/" + app).then().statusCode(403);
        api(token).get("/oauth/authorizations").then().statusCode(403);
        String git = "/" + app + ".git/info/refs?service=";
        given().auth()
                .preemptive()
                .basic("x", token)
                .get(git + "git-upload-pack")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("x", token)
                .get(git + "git-receive-pack")
                .then()
                .statusCode(403);
        given().auth().preemptive().basic("x", token).get("/v2/").then().statusCode(200);
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
    void revokesTheTokensOfACodeThatComesTwice() {
        String code = OAuth.code(person, client, "identity");
        ValidatableResponse tokens = client.exchanges(code).then().statusCode(200);
        client.exchanges(code)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("error_description", containsString("used already"));
        api(tokens.extract().path("access_token")).get("/account").then().statusCode(401);
        client.refreshes(tokens.extract().path("refresh_token")).then().statusCode(400);
        api().get("/audit-events").then().body("action", hasItem("client:misuse"));
    }

    @Test
    void givesTokensForACodeOnceHoweverManyComeAtATime() {
        String code = OAuth.code(person, client, "identity");
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        long granted = IntStream.range(0, 6)
                .parallel()
                .map(_ -> client.exchanges(code).statusCode())
                .peek(answers::add)
                .filter(status -> status == 200)
                .count();
        assertEquals(1, granted, "answers " + answers);
    }

    @Test
    void givesNoTokensForAnotherClientsCodeOrRefreshToken() {
        OAuth.Client other = OAuth.client();
        String code = OAuth.code(person, client, "identity");
        other.exchanges(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
        ValidatableResponse tokens = client.exchanges(code).then().statusCode(200);
        other.refreshes(tokens.extract().path("refresh_token")).then().statusCode(400);
        client.refreshes(tokens.extract().path("refresh_token")).then().statusCode(200);
    }

    @Test
    void givesNoTokensForACodeThatHasExpired() {
        String code = OAuth.code(person, client, "identity");
        QuarkusTransaction.requiringNew()
                .run(() -> OAuthGrant.update("expiresAt = ?1", Instant.now().minusSeconds(1)));
        client.exchanges(code).then().statusCode(400).body("error_description", containsString("expired"));
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
    void takesTheClientsCredentialsInTheHeaderToo() {
        given().auth()
                .preemptive()
                .basic(client.id(), client.secret())
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "authorization_code")
                .formParam("code", OAuth.code(person, client, "identity"))
                .formParam("redirect_uri", OAuth.BACK)
                .post("/oauth/token")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic(UUID.randomUUID().toString(), client.secret())
                .contentType(ContentType.URLENC)
                .formParam("code", OAuth.code(person, client, "identity"))
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void refusesInTheWordsOfTheStandard() {
        String code = OAuth.code(person, client, "identity");
        assertRefused(Map.of("code", code, "redirect_uri", "https://evil.example"), 400, "invalid_grant");
        assertRefused(Map.of("code", code, "code_verifier", VERIFIER), 400, "invalid_grant");
        assertRefused(Map.of("grant_type", "password", "code", code), 400, "unsupported_grant_type");
        assertRefused(Map.of(), 400, "invalid_grant");
        assertRefused(Map.of("grant_type", "refresh_token"), 400, "invalid_grant");
        assertRefused(Map.of("client_id", "somebody", "code", code), 401, "invalid_client");
        for (String form : List.of("code=%zz", "code=a&code=b&client_secret=" + client.secret())) {
            given().contentType(ContentType.URLENC)
                    .body(form)
                    .post("/oauth/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }
        given().contentType(ContentType.URLENC).post("/oauth/token").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/oauth/token")
                .then()
                .statusCode(415);
        client.exchanges(code).then().statusCode(200);
    }

    @Test
    void waitsAfterManyWrongSecretsFromOneAddressAndLetsOthersIn() throws IOException, InterruptedException {
        int most = 100;
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            HttpRequest guess = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + root.getPort() + "/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("client_secret=guessed&code=x"))
                    .build();
            for (int i = 0; i < most; i++) {
                assertEquals(401, elsewhere.send(guess, BodyHandlers.ofString()).statusCode());
            }
            assertEquals(429, elsewhere.send(guess, BodyHandlers.ofString()).statusCode());
        }
        OAuth.tokens(person, client, "identity");
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
    void bindsACodeToWhoeverAskedForIt() {
        String code = QuarkusTransaction.requiringNew()
                .call(() -> grants.allow(
                                Account.byEmail(person.email()).orElseThrow(),
                                UUID.fromString(client.id()),
                                Set.of(Scope.IDENTITY),
                                Optional.of(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")),
                                Optional.empty())
                        .code());
        client.exchanges(code).then().statusCode(400);
        client.asks(Map.of("code", code, "code_verifier", "x".repeat(43)))
                .then()
                .statusCode(400);
        client.asks(Map.of("code", code, "code_verifier", VERIFIER)).then().statusCode(200);
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

    private void assertRefused(Map<String, String> form, int status, String error) {
        client.asks(form).then().statusCode(status).body("error", equalTo(error));
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
