package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.origin;
import static dev.slipway.console.Browser.signedIn;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class InvitationTest {
    private static final String PASSWORD = "correct horse battery";

    private final String team = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

    @BeforeEach
    void found() {
        api().body(Map.of("name", team)).post("/teams").then().statusCode(201);
    }

    @Test
    void whoHasNoAccountMakesOneAndIsSignedInAndInTheTeam() {
        String page = invite();
        browser()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("<h1>Join " + team + "</h1>"))
                .body(containsString("invites <strong>" + email + "</strong>"))
                .body(containsString("Make account and join"));
        register(page, "Ann", "short", "short").statusCode(422).body(containsString("12 characters"));
        register(page, "Ann", PASSWORD, PASSWORD + "!").statusCode(422).body(containsString("not the same"));
        String session = register(page, "Ann <b>", PASSWORD, PASSWORD)
                .statusCode(303)
                .header("Location", endsWith("/console/apps"))
                .extract()
                .cookie(Browser.COOKIE);
        browser().cookie(Browser.COOKIE, session).get("/console/apps").then().statusCode(200);
        members().body("email", hasItems("admin@localhost", email));
        browser().get(page).then().statusCode(404).body(containsString("was used"));
        register(page, "Ann", PASSWORD, PASSWORD).statusCode(404);
    }

    @Test
    void whoHasAnAccountSignsInAndJoins() {
        api().body(Map.of("email", email)).post("/users").then().statusCode(201);
        String page = invite();
        browser()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("/console/sign-in?next=" + page))
                .body(not(containsString("Make account")));
        register(page, "Ann", PASSWORD, PASSWORD).statusCode(422).body(containsString("already"));
        browser()
                .header("Origin", origin())
                .formParam("key", key(email))
                .formParam("next", page)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));
        String session = Browser.signIn(key(email));
        browser()
                .cookie(Browser.COOKIE, session)
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("action=\"" + page + "/accept\""));
        browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", origin())
                .formParam("x", "")
                .post(page + "/accept")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/apps"));
        members().body("email", hasItem(email));
    }

    @Test
    void somebodyElseIsToldWhoItIsForAndCannotAccept() {
        String page = invite();
        signedIn().get(page).then().statusCode(200).body(containsString("You are signed in as admin@localhost"));
        form().formParam("x", "").post(page + "/accept").then().statusCode(403).body(containsString("is for " + email));
        browser()
                .header("Origin", origin())
                .formParam("x", "")
                .post(page + "/accept")
                .then()
                .statusCode(401)
                .header("Set-Cookie", nullValue())
                .body(containsString("Open the link again"));
        members().body("email", equalTo(List.of("admin@localhost")));
    }

    @Test
    void takesNoFormOfAnotherSiteAndNoMadeUpLink() {
        String page = invite();
        browser()
                .header("Origin", "https://evil.example")
                .formParam("name", "x")
                .formParam("password", PASSWORD)
                .formParam("confirmation", PASSWORD)
                .post(page + "/register")
                .then()
                .statusCode(403);
        String madeUp = "/console/invitations/" + "0".repeat(64);
        browser().get(madeUp).then().statusCode(404).body(containsString("too old"));
        register(madeUp, "x", PASSWORD, PASSWORD).statusCode(404);
    }

    /** Gives the path of the link. */
    private String invite() {
        String link = api().body(Map.of("email", email, "role", "member"))
                .put("/teams/" + team + "/invitations")
                .then()
                .statusCode(200)
                .extract()
                .header("Location");
        return URI.create(link).getPath();
    }

    private static ValidatableResponse register(String page, String name, String password, String confirmation) {
        return browser()
                .header("Origin", origin())
                .formParam("name", name)
                .formParam("password", password)
                .formParam("confirmation", confirmation)
                .post(page + "/register")
                .then();
    }

    private ValidatableResponse members() {
        return api().get("/teams/" + team + "/members").then().statusCode(200);
    }

    private static String key(String email) {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> ApiKey.create(
                        Account.byEmail(email).orElseThrow(), key, "of a test", Set.of(Scope.GLOBAL), Instant.now()));
        return key;
    }
}
