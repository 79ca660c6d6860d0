package dev.slipway.console;

import static dev.slipway.console.Authenticator.code;
import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.origin;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AccountPageTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String ACCOUNT = "/console/account";
    private static final String FACTOR = ACCOUNT + "/second-factor";
    private static final Pattern SECRET = Pattern.compile("secret <code>([A-Z2-7]{32})</code>");
    private static final Pattern RECOVERY = Pattern.compile("(?:[a-z2-7]{4}-){3}[a-z2-7]{4}");
    private static final Pattern STEP = Pattern.compile("name=\"step\" value=\"([\\w-]+)\"");

    private final String email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    private String session;

    @BeforeEach
    void signUp() {
        String link = api().body(Map.of("email", email))
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .path("password_url");
        session = setPassword(link)
                .statusCode(303)
                .header("Location", endsWith("/console/apps"))
                .extract()
                .cookie(Browser.COOKIE);
    }

    @Test
    void setsUpASecondFactorAndShowsTheRecoveryCodesOnce() {
        page(ACCOUNT).body(allOf(containsString("Set up"), not(containsString("Switch off"))));
        String secret = begin();
        page(FACTOR)
                .header("Cache-Control", "no-store")
                .body(allOf(
                        containsString("<svg class=\"qr\""), containsString("otpauth://totp/Slipway%20localhost:")));
        submit(FACTOR + "/confirm", "password", PASSWORD, "code", "000000")
                .statusCode(422)
                .body(allOf(containsString("Nothing was changed"), containsString(secret)));
        submit(FACTOR + "/confirm", "password", "wrong", "code", code(secret))
                .statusCode(401)
                .header("WWW-Authenticate", nullValue());

        List<String> codes = confirm(secret);
        assertEquals(10, codes.size());
        page(ACCOUNT)
                .body(allOf(
                        containsString("10 recovery codes are left"),
                        containsString("Switch off"),
                        not(containsString(codes.getFirst()))));
        page(FACTOR).body(not(containsString("<svg class=\"qr\"")));
    }

    @Test
    void asksForTheCodeAfterThePassword() {
        List<String> codes = confirm(begin());
        String step = firstStep("/console/apps/shop");

        withCode(step, "000000")
                .statusCode(403)
                .body(containsString("This code is wrong"))
                .header("Set-Cookie", nullValue());
        String signedIn = withCode(step, codes.get(0))
                .statusCode(303)
                .header("Location", endsWith("/console/apps/shop"))
                .extract()
                .cookie(Browser.COOKIE);
        browser().cookie(Browser.COOKIE, signedIn).get("/console/apps").then().statusCode(200);
        withCode(step, codes.get(0)).statusCode(403);
        withCode("made-up", codes.get(1)).statusCode(401).body(containsString("Sign in again"));
        signIn("wrong", "/console/apps").statusCode(401).body(not(containsString("name=\"step\"")));
    }

    @Test
    void leadsToNoOtherSiteAfterTheCode() {
        List<String> codes = confirm(begin());
        browser()
                .header("Origin", origin())
                .formParam("step", firstStep("https://evil.example/"))
                .formParam("code", codes.get(0))
                .formParam("next", "https://evil.example/")
                .post("/console/sign-in/code")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/apps"));
    }

    @Test
    void aLinkForANewPasswordOpensNothingWithoutACode() {
        confirm(begin());
        String link = api().post("/users/" + email + "/actions/reset-password")
                .then()
                .extract()
                .path("password_url");
        setPassword(link)
                .statusCode(303)
                .header("Location", endsWith("/console/sign-in"))
                .header("Set-Cookie", nullValue());
    }

    @Test
    void renewsRecoveryCodesAndSwitchesOff() {
        List<String> old = confirm(begin());
        submit(FACTOR + "/recovery-codes", "password", PASSWORD, "code", "")
                .statusCode(403)
                .body(containsString("asks for a code"));
        List<String> renewed =
                recoveryCodes(submit(FACTOR + "/recovery-codes", "password", PASSWORD, "code", old.get(0)));
        submit(FACTOR + "/end", "password", PASSWORD, "code", old.get(1)).statusCode(403);
        submit(FACTOR + "/end", "password", PASSWORD, "code", renewed.get(0))
                .statusCode(303)
                .header("Location", endsWith(ACCOUNT));
        signIn(PASSWORD, "/console/apps").statusCode(303);
    }

    @Test
    void takesNoFormOfAnotherSiteOrOfNobody() {
        browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", "https://evil.example")
                .formParam("x", "")
                .post(FACTOR + "/begin")
                .then()
                .statusCode(403);
        browser()
                .header("Origin", origin())
                .formParam("x", "")
                .post(FACTOR + "/begin")
                .then()
                .statusCode(401);
        browser().get(ACCOUNT).then().statusCode(303).header("Location", containsString("/console/sign-in"));
    }

    private ValidatableResponse setPassword(String link) {
        return browser()
                .header("Origin", origin())
                .formParam("password", PASSWORD)
                .formParam("confirmation", PASSWORD)
                .post(URI.create(link).getPath())
                .then();
    }

    /** Gives the secret. */
    private String begin() {
        submit(FACTOR + "/begin", "x", "").statusCode(303).header("Location", endsWith(FACTOR));
        return first(SECRET, page(FACTOR).extract().asString());
    }

    /** Gives the recovery codes. */
    private List<String> confirm(String secret) {
        return recoveryCodes(submit(FACTOR + "/confirm", "password", PASSWORD, "code", code(secret)));
    }

    private static List<String> recoveryCodes(ValidatableResponse answer) {
        String page = answer.statusCode(200).extract().asString();
        return RECOVERY.matcher(page).results().map(MatchResult::group).toList();
    }

    private String firstStep(String next) {
        return first(STEP, signIn(PASSWORD, next).statusCode(200).extract().asString());
    }

    private ValidatableResponse signIn(String password, String next) {
        return browser()
                .header("Origin", origin())
                .formParam("email", email)
                .formParam("password", password)
                .formParam("next", next)
                .post("/console/sign-in")
                .then();
    }

    private static ValidatableResponse withCode(String step, String code) {
        return browser()
                .header("Origin", origin())
                .formParam("step", step)
                .formParam("code", code)
                .formParam("next", "/console/apps/shop")
                .post("/console/sign-in/code")
                .then();
    }

    private ValidatableResponse page(String path) {
        return browser().cookie(Browser.COOKIE, session).get(path).then().statusCode(200);
    }

    private ValidatableResponse submit(String path, String field, String value, String... more) {
        return browser()
                .cookie(Browser.COOKIE, session)
                .header("Origin", origin())
                .formParam(field, value)
                .formParams(more.length == 0 ? Map.of() : Map.of(more[0], more[1]))
                .post(path)
                .then();
    }

    private static String first(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in " + page))
                .group(1);
    }
}
