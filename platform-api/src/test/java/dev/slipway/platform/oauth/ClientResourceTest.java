package dev.slipway.platform.oauth;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ClientResourceTest {
    private static final String ALL = "/oauth/clients";

    @Test
    void showsTheSecretOnceAndOnlyAHashIsKept() {
        String id = api().body(Map.of("name", "Deploy bot", "redirect_uri", OAuth.BACK))
                .post(ALL)
                .then()
                .statusCode(201)
                .body("secret", matchesPattern("[0-9a-f]{64}"))
                .body("ignores_delinquent", equalTo(false))
                .extract()
                .path("id");
        api().get(ALL + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Deploy bot"))
                .body("redirect_uri", equalTo(OAuth.BACK))
                .body("secret", startsWith("(shown once"));
        api().get(ALL)
                .then()
                .statusCode(200)
                .body("id", hasItem(id))
                .body("secret", not(hasItem(matchesPattern("[0-9a-f]{64}"))));
    }

    @Test
    void tellsStrangersWhoAsksThemButNothingOfTheSecret() {
        OAuth.Client client = OAuth.client();
        given().get(ALL + "/" + client.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Deploy bot"))
                .body("$", not(hasKey("secret")));
        People.add().calls().get(ALL + "/" + client.id()).then().statusCode(200).body("$", not(hasKey("secret")));
        api("wrong").get(ALL + "/" + client.id()).then().statusCode(401);
        given().get(ALL + "/" + "0".repeat(8)).then().statusCode(404);
    }

    @Test
    void changesWhatIsGiven() {
        OAuth.Client client = OAuth.client();
        api().body(Map.of("name", "Bot"))
                .patch(ALL + "/" + client.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Bot"))
                .body("redirect_uri", equalTo(OAuth.BACK));
        api().body(Map.of("redirect_uri", "http://localhost:5000/back"))
                .patch(ALL + "/" + client.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Bot"))
                .body("redirect_uri", equalTo("http://localhost:5000/back"));
    }

    @Test
    void givesNoCodeToAnAddressThatTheClientHasLeft() {
        OAuth.Client client = OAuth.client();
        String code = OAuth.code(People.add(), client, "identity");
        api().body(Map.of("redirect_uri", "https://elsewhere.example/back")).patch(ALL + "/" + client.id());
        client.exchanges(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void rotatesTheSecretAndLeavesTheTokens() {
        Person person = People.add();
        OAuth.Client client = OAuth.client();
        String token = OAuth.tokens(person, client, "identity").extract().path("access_token");
        String secret = api().post(ALL + "/" + client.id() + "/actions/rotate-credentials")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        String code = OAuth.code(person, client, "identity");
        client.exchanges(code).then().statusCode(401).body("error", equalTo("invalid_client"));
        new OAuth.Client(client.id(), secret).exchanges(code).then().statusCode(200);
        api(token).get("/account").then().statusCode(200);
    }

    @Test
    void takesEverythingAwayFromAClientThatIsDeleted() {
        Person person = People.add();
        OAuth.Client client = OAuth.client();
        String token = OAuth.tokens(person, client, "identity").extract().path("access_token");
        String code = OAuth.code(person, client, "identity");
        api().delete(ALL + "/" + client.id()).then().statusCode(200).body("name", equalTo("Deploy bot"));
        api(token).get("/account").then().statusCode(401);
        client.exchanges(code).then().statusCode(401);
        person.calls().get("/oauth/authorizations").then().body("client.id", not(hasItem(client.id())));
        api().get("/audit-events").then().body("action", hasItem("client:delete"));
    }

    @Test
    void leavesOtherAccountsClientsAlone() {
        OAuth.Client client = OAuth.client();
        Person other = People.add();
        other.calls().get(ALL).then().statusCode(200).body("id", not(hasItem(client.id())));
        other.calls()
                .body(Map.of("name", "Mine"))
                .patch(ALL + "/" + client.id())
                .then()
                .statusCode(404);
        other.calls()
                .post(ALL + "/" + client.id() + "/actions/rotate-credentials")
                .then()
                .statusCode(404);
        other.calls().delete(ALL + "/" + client.id()).then().statusCode(404);
    }

    @Test
    void endsWithTheAccountOfItsOwner() {
        Person owner = People.add();
        String id = owner.calls()
                .body(Map.of("name", "Gone soon", "redirect_uri", OAuth.BACK))
                .post(ALL)
                .then()
                .extract()
                .path("id");
        api().delete("/users/" + owner.email()).then().statusCode(200);
        given().get(ALL + "/" + id).then().statusCode(404);
    }

    @Test
    void needsAKeyForEverything() {
        String reads = api().body("{\"scope\": [\"write-protected\"]}")
                .post("/oauth/authorizations")
                .then()
                .extract()
                .path("access_token.token");
        api(reads).get(ALL).then().statusCode(403);
        given().get(ALL).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"name\": \"A\"}",
                "{\"redirect_uri\": \"https://example.com\"}",
                "{\"name\": \"\", \"redirect_uri\": \"https://example.com\"}",
                "{\"name\": \"a\\nb\", \"redirect_uri\": \"https://example.com\"}",
                "{\"name\": 7, \"redirect_uri\": \"https://example.com\"}",
                "{\"name\": \"A\", \"redirect_uri\": 7}",
                "{\"name\": \"A\", \"redirect_uri\": \"http://example.com\"}",
                "{\"name\": \"A\", \"redirect_uri\": \"https://example.com/#x\"}",
            })
    void refusesWhatMakesNoClient(String body) {
        api().body(body).post(ALL).then().statusCode(422).body("message", not(containsString("null")));
    }
}
