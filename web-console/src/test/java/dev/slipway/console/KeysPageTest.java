package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.signedIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.security.KeyPairGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class KeysPageTest {
    private static final String KEYS = "/console/keys";
    private static final Pattern TOKEN = Pattern.compile("<pre>([0-9a-f]{64})</pre>");
    private static final Pattern ID = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private Visitor visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = Visitor.come();
    }

    @Test
    void makesAKeyAndShowsItOnce() {
        String page = create("CI <b>bot</b>", "86400", "read")
                .statusCode(200)
                .body(containsString("CI &lt;b&gt;bot&lt;/b&gt;"), not(containsString("<b>bot")))
                .extract()
                .asString();
        Matcher token = TOKEN.matcher(page);
        assertTrue(token.find(), page);
        String later = visitor.reads().get(KEYS).asString();
        assertFalse(later.contains(token.group(1)), later);
        assertTrue(later.contains(token.group(1).substring(0, 8) + "…"), later);
        RequestSpecification made = given().header("Authorization", "Bearer " + token.group(1));
        made.get("/apps").then().statusCode(200);
        made.post("/apps").then().statusCode(403);
    }

    @Test
    void makesNoKeyWithoutAScopeNorOneThatIsNotThere() {
        create("x", "").statusCode(422).body(containsString("There is no scope"));
        create("x", "", "everything")
                .statusCode(422)
                .body(containsString("There is no scope &#39;everything&#39;"), containsString("value=\"x\""));
        create("x", "soon", "read").statusCode(422).body(containsString("number of seconds"));
        create("x".repeat(300), "", "read").statusCode(422);
        visitor.reads().get(KEYS).then().body(not(containsString("<b>x</b>")));
    }

    @Test
    void revokesAKeyAndNobodyElses() {
        String page = create("for a while", "", "global").extract().asString();
        Matcher token = TOKEN.matcher(page);
        assertTrue(token.find(), page);
        String id = id(page, "for a while");
        Visitor.come()
                .form()
                .formParam("key", id)
                .post(KEYS + "/revoke")
                .then()
                .statusCode(404)
                .body(containsString("find that authorization"));
        given().header("Authorization", "Bearer " + token.group(1))
                .get("/account")
                .then()
                .statusCode(200);
        visitor.form()
                .formParam("key", id)
                .post(KEYS + "/revoke")
                .then()
                .statusCode(303)
                .header("Location", endsWith(KEYS));
        given().header("Authorization", "Bearer " + token.group(1))
                .get("/account")
                .then()
                .statusCode(401);
    }

    @Test
    void keepsTheInstallationsKey() {
        String id = api().get("/oauth/authorizations/~").path("id");
        Browser.form()
                .formParam("key", id)
                .post(KEYS + "/revoke")
                .then()
                .statusCode(422)
                .body(containsString("installation&#39;s own key"));
        signedIn().get(KEYS).then().statusCode(200).body(containsString(id));
    }

    @Test
    void addsAndRemovesAnSshKey() throws Exception {
        visitor.reads().get(KEYS).then().statusCode(200).body(containsString("No SSH keys yet"));
        String key = sshKey();
        ssh(key + " me@<b>home</b>").statusCode(303).header("Location", endsWith(KEYS));
        String page = visitor.reads().get(KEYS).asString();
        assertTrue(page.contains("me@&lt;b&gt;home&lt;/b&gt;") && page.contains("SHA256:"), page);
        assertFalse(page.contains("<b>home"), page);
        ssh(key).statusCode(422).body(containsString("added this key already"));
        String id = id(page, "me@&lt;b&gt;home");
        Visitor.come()
                .form()
                .formParam("key", id)
                .post(KEYS + "/ssh/remove")
                .then()
                .statusCode(404);
        visitor.form().formParam("key", id).post(KEYS + "/ssh/remove").then().statusCode(303);
        visitor.reads().get(KEYS).then().body(containsString("No SSH keys yet"));
    }

    @Test
    void saysWhatIsNoPublicKeyAndGivesNoPrivateOneBack() {
        ssh("").statusCode(422);
        ssh("<b>no</b>").statusCode(422).body(containsString("not a public SSH key"), not(containsString("<b>no")));
        ssh("-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n")
                .statusCode(422)
                .body(containsString("must never leave your machine"), not(containsString("secret\n")));
        ssh("ssh-dss AAAA").statusCode(422).body(containsString("too weak"));
    }

    @Test
    void takesNoFormOfAnotherSiteNorWithoutASession() {
        visitor.reads()
                .header("Origin", "https://evil.example")
                .formParam("scope", "global")
                .post(KEYS)
                .then()
                .statusCode(403);
        browser()
                .header("Origin", Browser.origin())
                .formParam("scope", "global")
                .post(KEYS)
                .then()
                .statusCode(401);
        browser().get(KEYS).then().statusCode(303);
        api().get("/account").then().body("email", equalTo("admin@localhost"));
    }

    private ValidatableResponse create(String description, String expiresIn, String... scopes) {
        RequestSpecification form =
                visitor.form().formParam("description", description).formParam("expires-in", expiresIn);
        return (scopes.length == 0 ? form : form.formParam("scope", (Object[]) scopes))
                .post(KEYS)
                .then();
    }

    private ValidatableResponse ssh(String text) {
        return visitor.form().formParam("public-key", text).post(KEYS + "/ssh").then();
    }

    /** The id of the key whose row has this text. */
    private static String id(String page, String text) {
        Matcher id = ID.matcher(page);
        assertTrue(id.find(page.indexOf(text)), page);
        return id.group(1);
    }

    private static String sshKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return PublicKeyEntry.toString(generator.generateKeyPair().getPublic());
    }
}
