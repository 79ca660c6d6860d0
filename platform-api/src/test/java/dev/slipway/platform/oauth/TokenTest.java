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

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Scope;
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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
        String form = "client_secret=%s&code=%s".formatted(client.secret(), OAuth.code(person, client, "identity"));
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient many = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                            () -> many.sendAsync(request, BodyHandlers.ofString()))
                    .limit(6)
                    .toList();
            long granted = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            assertEquals(1, granted);
        }
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

    private void assertRefused(Map<String, String> form, int status, String error) {
        client.asks(form).then().statusCode(status).body("error", equalTo(error));
    }
}
