package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.origin;
import static dev.slipway.console.Browser.signedIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform that asks everybody with a password for a second factor. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
@TestProfile(SecondFactorRequiredTest.Required.class)
class SecondFactorRequiredTest {
    private static final String EMAIL = "ann@example.com";
    private static final String PASSWORD = "correct horse battery";

    private String session;

    public static class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.second-factor.required", "true");
        }
    }

    @BeforeEach
    void signUp() {
        api().body(Map.of("email", EMAIL)).post("/users");
        String link = api().post("/users/" + EMAIL + "/actions/reset-password")
                .then()
                .statusCode(200)
                .extract()
                .path("password_url");
        session = browser()
                .header("Origin", origin())
                .formParam("password", PASSWORD)
                .formParam("confirmation", PASSWORD)
                .post(URI.create(link).getPath())
                .then()
                .statusCode(303)
                .extract()
                .cookie(Browser.COOKIE);
    }

    @Test
    void leadsWhoeverHasNoneToSetItUpAndNowhereElse() {
        for (String page : new String[] {"/console/apps", "/console/programs", "/console/logins/1"}) {
            browser()
                    .cookie(Browser.COOKIE, session)
                    .get(page)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/console/account"));
        }
        browser()
                .cookie(Browser.COOKIE, session)
                .get("/console/account")
                .then()
                .statusCode(200)
                .body(containsString("asks everybody for a second factor"));
        browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", origin())
                .formParam("name", "planted")
                .post("/console/apps")
                .then()
                .statusCode(403)
                .body(containsString("asks everybody for a second factor"));
        browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", origin())
                .formParam("x", "")
                .post("/console/account/second-factor/begin")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/account/second-factor"));
        browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", origin())
                .formParam("x", "")
                .post("/console/sign-out")
                .then()
                .statusCode(303);
    }

    @Test
    void givesNobodyAKeyForAPasswordAlone() {
        given().auth()
                .preemptive()
                .basic(EMAIL, PASSWORD)
                .contentType(ContentType.JSON)
                .post("/oauth/authorizations")
                .then()
                .statusCode(403)
                .body("id", equalTo("forbidden"))
                .body("message", containsString("/console/account"));
    }

    @Test
    void letsKeysAndAccountsWithoutAPasswordBe() {
        api().get("/apps").then().statusCode(200);
        signedIn().get("/console/apps").then().statusCode(200);
    }
}
