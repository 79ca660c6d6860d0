package dev.slipway.platform.oauth;

import static io.restassured.RestAssured.given;

import dev.slipway.platform.Api;
import dev.slipway.platform.People.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** What clients and those who let them in do in the tests. */
final class OAuth {
    static final String BACK = "https://bot.example/auth/callback";

    private OAuth() {}

    record Client(String id, String secret) {
        /** Asks for tokens as OAuth libraries do. */
        Response asks(Map<String, String> form) {
            return given().contentType(ContentType.URLENC)
                    .formParam("client_secret", secret)
                    .formParams(form)
                    .post("/oauth/token");
        }

        Response exchanges(String code) {
            return asks(Map.of("grant_type", "authorization_code", "code", code));
        }

        Response refreshes(String token) {
            return asks(Map.of("grant_type", "refresh_token", "refresh_token", token));
        }
    }

    /** One of the administrator's. */
    static Client client() {
        ValidatableResponse made = Api.api()
                .body(Map.of("name", "Deploy bot", "redirect_uri", BACK))
                .post("/oauth/clients")
                .then()
                .statusCode(201);
        return new Client(made.extract().path("id"), made.extract().path("secret"));
    }

    /** What the consent of this person comes to. */
    static ValidatableResponse authorize(Person person, Client client, String... scopes) {
        return person.calls()
                .body(Map.of("client", client.id(), "scope", List.of(scopes)))
                .post("/oauth/authorizations")
                .then()
                .statusCode(201);
    }

    static String code(Person person, Client client, String... scopes) {
        return authorize(person, client, scopes).extract().path("grant.code");
    }

    /** The answer with the first tokens. */
    static ValidatableResponse tokens(Person person, Client client, String... scopes) {
        return client.exchanges(code(person, client, scopes)).then().statusCode(200);
    }
}
