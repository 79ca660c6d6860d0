package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.origin;
import static dev.slipway.console.Browser.signedIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ConsentTest {
    private static final String ENTRY = "/oauth/authorize";
    private static final String CONSENT = "/console/oauth/authorize";
    private static final String BACK = "https://bot.example/auth/callback?tenant=1";

    private JsonPath client;

    @BeforeEach
    void register() {
        client = register("Deploy <b>bot</b>", BACK);
    }

    @Test
    void leadsFromAClientToTheTokensThatActForTheUser() {
        Map<String, String> asked = asked("scope", "identity read", "state", "a b&c");
        String entry = browser()
                .queryParams(asked)
                .get(ENTRY)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(entry.contains("content=\"0;url=" + CONSENT + "?"), entry);

        ValidatableResponse signIn =
                browser().queryParams(asked).get(CONSENT).then().statusCode(303);
        String next = next(signIn.extract().header("Location"));
        String back = browser()
                .header("Origin", origin())
                .formParam("key", Browser.key())
                .formParam("next", next)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertTrue(back.contains(CONSENT + "?") && back.contains("state=a%20b%26c"), back);

        String address = decide(asked, "allow");
        assertTrue(address.startsWith(BACK + "&code=") && address.endsWith("&state=a+b%26c"), address);
        String code = address.replaceFirst(".*[&]code=([^&]+)&.*", "$1");
        JsonPath tokens = exchange(code, Map.of());
        assertEquals("identity read", tokens.getString("scope"));
        given().header("Authorization", "Bearer " + tokens.getString("access_token"))
                .get("/account")
                .then()
                .statusCode(200)
                .body("email", equalTo("admin@localhost"));
    }

    @Test
    void leadsBackToTheSameQuestionAfterTheSignIn() {
        Map<String, String> asked = asked("redirect_uri", BACK, "state", "~*'()!+/é");
        String entry = browser()
                .queryParams(asked)
                .get(ENTRY)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String path =
                entry.replaceFirst("(?s).*content=\"0;url=([^\"]+)\".*", "$1").replace("&amp;", "&");
        String next = next(browser()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(303)
                .extract()
                .header("Location"));
        browser()
                .header("Origin", origin())
                .formParam("key", Browser.key())
                .formParam("next", next)
                .post("/console/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith(path));
    }

    @Test
    void saysInWordsWhoAsksForWhat() {
        signedIn()
                .queryParams(asked("scope", "read-protected"))
                .get(CONSENT)
                .then()
                .statusCode(200)
                .body(containsString("Deploy &lt;b&gt;bot&lt;/b&gt;"))
                .body(containsString("registered by admin@localhost"))
                .body(containsString("<strong>bot.example</strong>"))
                .body(containsString("see your apps with their config vars"))
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("form-action 'self' https://bot.example;"),
                                containsString("frame-ancestors 'none'")));
        signedIn().queryParams(asked()).get(CONSENT).then().body(containsString("do everything that you may do"));
    }

    @Test
    void tellsTheClientThatTheUserDoesNotWantTo() {
        assertEquals(BACK + "&error=access_denied&state=x", decide(asked("state", "x"), "deny"));
        assertEquals(BACK + "&error=access_denied", decide(asked(), "anything"));
    }

    @Test
    void tellsTheClientWhatIsWrongWithItsRequest() {
        browser()
                .queryParams(asked("scope", "everything", "state", "x"))
                .get(ENTRY)
                .then()
                .statusCode(303)
                .header("Location", allOf(startsWith(BACK + "&error=invalid_scope"), endsWith("&state=x")));
        browser()
                .queryParams(asked("response_type", "token"))
                .get(ENTRY)
                .then()
                .statusCode(303)
                .header("Location", startsWith(BACK + "&error=unsupported_response_type"));
    }

    @Test
    void sendsNobodyToAnAddressThatIsNotTheClients() {
        for (String path : new String[] {ENTRY, CONSENT}) {
            signedIn()
                    .queryParams(asked("redirect_uri", "https://evil.example/"))
                    .get(path)
                    .then()
                    .statusCode(400)
                    .header("Location", nullValue())
                    .contentType(ContentType.HTML)
                    .body(containsString("another address"));
            signedIn()
                    .queryParams(asked("client_id", "0e6a2a7e-0000-4000-8000-000000000000"))
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType(ContentType.HTML)
                    .body(containsString("find that client"));
            signedIn().get(path).then().statusCode(400).body(containsString("no client_id"));
        }
        form().queryParams(asked("redirect_uri", "https://evil.example/"))
                .formParam("answer", "allow")
                .post(CONSENT)
                .then()
                .statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void takesNoConsentFromAnotherSitesPageNorWithoutASession() {
        signedIn()
                .header("Origin", "https://evil.example")
                .queryParams(asked())
                .formParam("answer", "allow")
                .post(CONSENT)
                .then()
                .statusCode(403);
        browser()
                .header("Origin", origin())
                .queryParams(asked())
                .formParam("answer", "allow")
                .post(CONSENT)
                .then()
                .statusCode(401);
        signedIn().get("/console/programs").then().body(not(containsString(client.getString("id"))));
    }

    @Test
    void asksForTheOriginOfAChallenge() {
        String address = decide(
                asked(
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method", "S256"),
                "allow");
        String code = address.replaceFirst(".*[&]code=([^&]+)", "$1");
        given().contentType(ContentType.URLENC)
                .formParam("client_secret", client.getString("secret"))
                .formParam("code", code)
                .post("/oauth/token")
                .then()
                .statusCode(400);
        exchange(code, Map.of("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    }

    @Test
    void showsProgramsAndTakesTheirRightsAway() {
        client = register("Status page", "http://localhost:5000/back");
        String address = decide(asked("scope", "read"), "allow");
        String token = exchange(address.replaceFirst(".*code=", ""), Map.of()).getString("access_token");
        String page = signedIn()
                .get("/console/programs")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(page.contains("Status page") && page.contains("localhost:5000"), page);
        String id = page.replaceFirst("(?s).*Status page.*?name=\"authorization\" value=\"([^\"]+)\".*", "$1");

        form().formParam("authorization", id)
                .post("/console/programs/revoke")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/programs"));
        given().header("Authorization", "Bearer " + token).get("/apps").then().statusCode(401);
        signedIn().get("/console/programs").then().body(not(containsString("Status page")));
        form().formParam("authorization", id)
                .post("/console/programs/revoke")
                .then()
                .statusCode(404)
                .body(containsString("may do nothing already"));
    }

    private static JsonPath register(String name, String address) {
        return api().body(Map.of("name", name, "redirect_uri", address))
                .post("/oauth/clients")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** What a client asks for, with these parameters or instead. */
    private Map<String, String> asked(String... more) {
        Map<String, String> asked = new HashMap<>(Map.of("client_id", client.getString("id"), "response_type", "code"));
        for (int i = 0; i < more.length; i += 2) {
            asked.put(more[i], more[i + 1]);
        }
        return asked;
    }

    /** Where the browser goes then. */
    private static String decide(Map<String, String> asked, String answer) {
        return form().queryParams(asked)
                .formParam("answer", answer)
                .post(CONSENT)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private JsonPath exchange(String code, Map<String, String> more) {
        return given().contentType(ContentType.URLENC)
                .formParam("client_secret", client.getString("secret"))
                .formParam("grant_type", "authorization_code")
                .formParam("code", code)
                .formParams(more)
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The page that a sign-in leads back to. */
    private static String next(String location) {
        return URLDecoder.decode(location.replaceFirst(".*[?]next=", ""), StandardCharsets.UTF_8);
    }
}
