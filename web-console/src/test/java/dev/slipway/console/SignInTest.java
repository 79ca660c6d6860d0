package dev.slipway.console;

import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.origin;
import static dev.slipway.console.Browser.signedIn;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.console.session.ConsoleSession;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SignInTest {
    @Test
    void leadsFromTheBareAddressToTheConsole() {
        browser().get("/").then().statusCode(303).header("Location", endsWith("/console/apps"));
    }

    @Test
    void leadsToTheSignInAndBackWithoutASession() {
        browser()
                .get("/console/apps/shop/logs")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/sign-in?next=%2Fconsole%2Fapps%2Fshop%2Flogs"));
        browser()
                .header("HX-Request", "true")
                .get("/console/apps/~rows")
                .then()
                .statusCode(401)
                .header("HX-Refresh", "true");
    }

    @Test
    void signsInWithTheApiKey() {
        Response answer = browser()
                .header("Origin", origin())
                .formParam("key", " " + Browser.key() + "\n")
                .formParam("next", "/console/apps/shop")
                .post("/console/sign-in");
        answer.then()
                .statusCode(303)
                .header("Location", endsWith("/console/apps/shop"))
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString(Browser.COOKIE + "="),
                                containsString("HttpOnly"),
                                containsString("SameSite=Strict"),
                                containsString("Path=/console")));
        signedIn().get("/console/apps").then().statusCode(200).body(containsString("<h1>Apps</h1>"));
    }

    @Test
    void refusesAWrongKeyAndSaysWhereTheRightOneLies() {
        browser()
                .header("Origin", origin())
                .formParam("key", "wrong")
                .post("/console/sign-in")
                .then()
                .statusCode(401)
                .header("Set-Cookie", nullValue())
                .header("WWW-Authenticate", nullValue())
                .body(containsString("This is not an API key of this installation."))
                .body(containsString("$SLIPWAY_HOME/api-key"));
    }

    @Test
    void leadsToNoOtherSiteAfterSigningIn() {
        for (String next :
                new String[] {"https://evil.example/", "//evil.example/", "/console/\\evil", "javascript:x"}) {
            browser()
                    .header("Origin", origin())
                    .formParam("key", Browser.key())
                    .formParam("next", next)
                    .post("/console/sign-in")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith(":" + RestAssured.port + "/console/apps"));
        }
    }

    @Test
    void endsTheSessionOnTheServerWhenSigningOut() {
        String token = Browser.signIn();
        browser()
                .cookie(Browser.COOKIE, token)
                .header("Origin", origin())
                .post("/console/sign-out")
                .then()
                .statusCode(303)
                .header("Set-Cookie", containsString("Max-Age=0"));
        browser()
                .cookie(Browser.COOKIE, token)
                .get("/console/apps")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/sign-in"));
    }

    @Test
    void endsTheSessionByItsAge() {
        String token = Browser.signIn();
        QuarkusTransaction.requiringNew()
                .run(() -> ConsoleSession.update("expiresAt = ?1", Instant.now().minusSeconds(1)));
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(303);
        Browser.signIn();
        long kept = QuarkusTransaction.requiringNew().call(() -> ConsoleSession.count());
        assertEquals(1, kept, "expired sessions are deleted at the next sign-in");
    }

    @Test
    void endsTheSessionWhenItsApiKeyExpires() {
        String key = "a key with an end";
        ApiKey row = QuarkusTransaction.requiringNew().call(() -> {
            Account administrator = Account.byEmail("admin@localhost").orElseThrow();
            return ApiKey.create(administrator, key, "test", Set.of(Scope.GLOBAL), Instant.now());
        });
        String token = Browser.signIn(key);
        QuarkusTransaction.requiringNew()
                .run(() -> ApiKey.update(
                        "expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), row.id));
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(303);
    }

    @Test
    void endsTheSessionWithItsApiKey() {
        String key = "a key for a while";
        QuarkusTransaction.requiringNew().run(() -> {
            Account administrator = Account.byEmail("admin@localhost").orElseThrow();
            ApiKey.create(administrator, key, "test", Set.of(Scope.GLOBAL), Instant.now());
        });
        String token = Browser.signIn(key);
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> ApiKey.delete("tokenHash", Tokens.hash(key)));
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(303);
    }

    @Test
    void refusesAMadeUpSession() {
        browser()
                .cookie(Browser.COOKIE, "0".repeat(64))
                .get("/console/apps")
                .then()
                .statusCode(303);
        browser().cookie(Browser.COOKIE, "").get("/console/apps").then().statusCode(303);
    }

    @Test
    void refusesEveryWriteWithoutASession() {
        for (String path : new String[] {
            "/console/apps",
            "/console/apps/shop/scale",
            "/console/apps/shop/restart",
            "/console/apps/shop/config",
            "/console/apps/shop/releases/v1/rollback",
            "/console/apps/shop/settings/destroy"
        }) {
            browser()
                    .header("Origin", origin())
                    .formParam("name", "stranger")
                    .post(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", nullValue())
                    .body(containsString("You are not signed in"));
        }
        signedIn().get("/console/apps").then().body(not(containsString("stranger")));
    }

    @Test
    void refusesAWriteFromAnotherSitesPage() {
        for (String foreign : new String[] {"https://evil.example", "null", "http://localhost.evil.example", ""}) {
            signedIn()
                    .header("Origin", foreign)
                    .formParam("name", "planted")
                    .post("/console/apps")
                    .then()
                    .statusCode(403)
                    .body(containsString("from its own pages only"));
        }
        signedIn().formParam("name", "planted").post("/console/apps").then().statusCode(403);
        signedIn().get("/console/apps").then().body(not(containsString("planted")));
    }

    @Test
    void takesNoFormWithoutEndAndNoFiles() throws Exception {
        HttpRequest endless = HttpRequest.newBuilder(URI.create(origin() + "/console/sign-in"))
                .header("Origin", origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("key=x".getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(
                    400,
                    client.send(endless, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        browser()
                .header("Origin", origin())
                .multiPart("key", Browser.key())
                .post("/console/sign-in")
                .then()
                .statusCode(415);
    }

    @Test
    void keepsScriptsAndFramesOfOthersOut() {
        signedIn()
                .get("/console/apps")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
    }
}
