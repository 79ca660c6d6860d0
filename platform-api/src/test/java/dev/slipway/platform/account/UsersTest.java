package dev.slipway.platform.account;

import static dev.slipway.platform.Api.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.contract.ContractFilter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class UsersTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void aNewUserSetsAPasswordByTheLinkAndMakesAKeyWithIt() {
        String link = api().body(Map.of("email", "Ann@Example.com", "name", "Ann"))
                .post("/users")
                .then()
                .statusCode(201)
                .body("email", equalTo("ann@example.com"))
                .body("admin", equalTo(false))
                .body("last_login", nullValue())
                .extract()
                .path("password_url");
        String token = link.substring(link.lastIndexOf('/') + 1);

        accept(token, "short", "short").statusCode(422).body("message", containsString("12 characters"));
        accept(token, PASSWORD, PASSWORD + "!").statusCode(422).body("message", containsString("not the same"));
        accept(token, PASSWORD, PASSWORD).statusCode(200).body("user.email", equalTo("ann@example.com"));
        accept(token, PASSWORD, PASSWORD).statusCode(404).body("message", containsString("used already"));

        String key =
                signIn("ann@example.com", PASSWORD).statusCode(201).extract().path("access_token.token");
        api(key).get("/account")
                .then()
                .statusCode(200)
                .body("email", equalTo("ann@example.com"))
                .body("last_login", notNullValue());
        given().auth()
                .preemptive()
                .basic("ann@example.com", PASSWORD)
                .get("/account")
                .then()
                .statusCode(401);

        api(key).body(Map.of("password", "wrong, this one", "new_password", "another fine one"))
                .patch("/account")
                .then()
                .statusCode(401);
        api(key).body(Map.of("password", PASSWORD, "new_password", "another fine one"))
                .patch("/account")
                .then()
                .statusCode(200);
        signIn("ANN@example.com", "another fine one").statusCode(201);
    }

    @Test
    void aWrongPasswordIsToldLikeAnUnknownAddressAndCannotBeTriedForever() {
        Person person = People.add();
        signIn(person.email(), "not the password").statusCode(401);
        String known = signIn(person.email(), "not the password").extract().path("message");
        signIn("nobody@example.com", "not the password").statusCode(401).body("message", equalTo(known));
        for (int tries = 2; tries < 10; tries++) {
            signIn(person.email(), "not the password").statusCode(401);
        }
        signIn(person.email(), "not the password")
                .statusCode(429)
                .body("id", equalTo("rate_limit"))
                .body("message", containsString("too many wrong passwords"));
        person.calls().get("/account").then().statusCode(200);
    }

    @Test
    void onlyAnAdministratorAddsAndSeesUsers() {
        Person person = People.add();
        person.calls().get("/users").then().statusCode(403).body("message", containsString("administrator"));
        person.calls()
                .body(Map.of("email", "x@example.com"))
                .post("/users")
                .then()
                .statusCode(403);
        person.calls()
                .body(Map.of("email", person.email()))
                .post("/password-resets")
                .then()
                .statusCode(403);
        person.calls()
                .post("/users/" + person.email() + "/actions/reset-password")
                .then()
                .statusCode(403);
        person.calls().get("/users/admin@localhost").then().statusCode(404);
        person.calls().body(Map.of("admin", true)).patch("/users/~").then().statusCode(403);

        api().get("/users").then().statusCode(200).body("email", hasItem(person.email()));
        api().body(Map.of("admin", true))
                .patch("/users/" + person.email())
                .then()
                .statusCode(200);
        person.calls().get("/users").then().statusCode(200);
        api().body(Map.of("admin", false))
                .patch("/users/" + person.email())
                .then()
                .statusCode(200);
        person.calls().get("/users").then().statusCode(403);
    }

    @Test
    void aLinkMadeAnewReplacesTheOneBefore() {
        Person person = People.add();
        String first = reset(person.email());
        String second = api().body(Map.of("email", person.email()))
                .post("/password-resets")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        accept(first.substring(first.lastIndexOf('/') + 1), PASSWORD, PASSWORD).statusCode(404);
        accept(second.substring(second.lastIndexOf('/') + 1), PASSWORD, PASSWORD)
                .statusCode(200);
    }

    @Test
    void aDeletedUserCanDoNothingMoreAndTheAddressIsFree() {
        Person person = People.add();
        String app = People.createApp(person);
        api().delete("/users/" + person.email()).then().statusCode(422).body("message", containsString("owns 1 app"));
        person.calls().delete("/apps/" + app).then().statusCode(200);
        person.calls().delete("/account").then().statusCode(200);
        person.calls().get("/account").then().statusCode(401);
        api().get("/users").then().statusCode(200).body("email", not(hasItem(person.email())));
        api().body(Map.of("email", person.email())).post("/users").then().statusCode(201);
        api().delete("/users/" + person.email()).then().statusCode(200);
    }

    @Test
    void theLastAdministratorStays() {
        api().body(Map.of("admin", false))
                .patch("/users/~")
                .then()
                .statusCode(422)
                .body("message", containsString("only administrator"));
        api().delete("/account").then().statusCode(422);
        api().get("/account").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann@", "@example.com", "a b@example.com", "ann@exam\nple.com", "ann@-x.com"})
    void refusesWhatIsNoAddress(String email) {
        api().body(Map.of("email", email)).post("/users").then().statusCode(422).body("id", equalTo("invalid_params"));
    }

    @Test
    void refusesAnAddressThatIsTakenAndFieldsOfAnotherType() {
        api().body(Map.of("email", "ADMIN@localhost"))
                .post("/users")
                .then()
                .statusCode(422)
                .body("message", containsString("already"));
        Map<String, Object> odd = new HashMap<>(Map.of("email", "odd@example.com", "admin", "yes"));
        api().body(odd).post("/users").then().statusCode(422).body("message", containsString("true or false"));
        api().body(Map.of("email", List.of())).post("/users").then().statusCode(422);
        api().body(Map.of("email", "n".repeat(300) + "@example.com"))
                .post("/users")
                .then()
                .statusCode(422);
    }

    private static String reset(String email) {
        return api().post("/users/" + email + "/actions/reset-password")
                .then()
                .statusCode(200)
                .extract()
                .path("password_url");
    }

    private static ValidatableResponse accept(String token, String password, String confirmation) {
        return given().filter(new ContractFilter())
                .header("Accept", "application/vnd.heroku+json; version=3")
                .contentType(ContentType.JSON)
                .body(Map.of("password", password, "password_confirmation", confirmation))
                .post("/password-resets/" + token + "/actions/finalize")
                .then();
    }

    private static ValidatableResponse signIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .auth()
                .preemptive()
                .basic(email, password)
                .body(Map.of("scope", List.of("global")))
                .post("/oauth/authorizations")
                .then();
    }
}
