package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AppPagesTest {
    private static final Map<String, String> WEB = Map.of("web", "node server.js", "worker", "node worker.js");

    @Inject
    Stage stage;

    @Test
    void saysHowToBeginWhereThereAreNoApps() {
        List<String> names = api().get("/apps").then().extract().path("name");
        names.forEach(name -> api().delete("/apps/" + name).then().statusCode(200));
        signedIn()
                .get("/console/apps")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("No apps yet"),
                        containsString("slipway create shop"),
                        containsString("git push slipway main")));
    }

    @Test
    void createsAnApp() {
        form().formParam("name", "harbour")
                .post("/console/apps")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/apps/harbour"));
        signedIn()
                .get("/console/apps/harbour")
                .then()
                .statusCode(200)
                .body(containsString("Nothing is deployed yet"))
                .body(containsString("git remote add slipway http://localhost:5000/harbour.git"));
        signedIn().get("/console/apps").then().body(containsString("/console/apps/harbour"));
    }

    @Test
    void saysWhyANameIsNotAllowedAndKeepsIt() {
        form().formParam("name", "<b>Bad</b>")
                .post("/console/apps")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\">Name must start with a letter"))
                .body(containsString("value=\"&lt;b&gt;Bad&lt;/b&gt;\""))
                .body(not(containsString("<b>Bad")));
    }

    @Test
    void tellsOfAPageOrAnAppThatIsNotThere() {
        signedIn()
                .get("/console/apps/nosuchapp")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("there is none named nosuchapp"));
        signedIn().get("/console/nosuchpage").then().statusCode(404).body(containsString("no such page"));
    }

    @Test
    void showsDynosAsTheyChangeAndSendsNothingInBetween() {
        String app = createApp();
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        String page = signedIn().get("/console/apps/" + app).asString();
        Assertions.assertTrue(page.contains("<span class=\"state starting\">starting</span>"), page);
        String state = "/console/apps/" + app + "/state?seen=" + seen(page);
        signedIn().get(state).then().statusCode(204).body(emptyString());
        stage.up(app, "web.1");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> signedIn()
                        .get(state)
                        .then()
                        .statusCode(200)
                        .body(containsString("<span class=\"state up\">live</span>"))
                        .body(containsString("<span class=\"state up\">up</span>"))
                        .body(not(containsString("<html"))));
        signedIn().get("/console/apps").then().body(containsString("1 up"));
    }

    @Test
    void showsWhyAReleaseFailed() {
        String app = createApp();
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        stage.failToStart(app, "web.1", "the image has no <shell>");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> signedIn()
                        .get("/console/apps/" + app + "/releases")
                        .then()
                        .body(containsString("<span class=\"state failed\">failed</span>"))
                        .body(containsString("the image has no &lt;shell&gt;")));
    }

    @Test
    void scalesAndSaysWhyNot() {
        String app = createApp();
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        stage.up(app, "web.1");
        scale(app, "worker", "2").statusCode(303).header("Location", endsWith("/console/apps/" + app));
        api().get("/apps/" + app + "/formation/worker").then().body("quantity", equalTo(2));
        scale(app, "worker", "21").statusCode(422).body(containsString("at most 20 dynos"));
        scale(app, "worker", "many").statusCode(422).body(containsString("Quantity must be a number"));
        scale(app, "clock", "1").statusCode(404).body(containsString("find that process type (clock)"));
    }

    @Test
    void restartsADyno() {
        String app = createApp();
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        form().formParam("dyno", "web.1")
                .post("/console/apps/" + app + "/restart")
                .then()
                .statusCode(303);
        form().formParam("dyno", "web.7")
                .post("/console/apps/" + app + "/restart")
                .then()
                .statusCode(404)
                .body(containsString("find that dyno"));
    }

    @Test
    void rollsBackAndSaysWhyNot() {
        String app = createApp();
        form().formParam("name", "GREETING").formParam("value", "hi").post("/console/apps/" + app + "/config");
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        stage.up(app, "web.1");
        String releases = "/console/apps/" + app + "/releases";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> api().get("/apps/" + app + "/releases/2").then().body("current", equalTo(true)));
        form().post(releases + "/v1/rollback")
                .then()
                .statusCode(422)
                .body(containsString("v1 has no image to go back to"));
        form().post(releases + "/v2/rollback").then().statusCode(303);
        signedIn().get(releases).then().body(containsString("Rollback to v2"), containsString("admin@localhost"));
    }

    @Test
    void showsAValueOnlyWhenAskedForIt() {
        String app = createApp();
        String config = "/console/apps/" + app + "/config";
        String value = "line 1\r\n<script>alert(1)</script>";
        form().formParam("name", "SECRET")
                .formParam("value", value)
                .post(config)
                .then()
                .statusCode(303);
        signedIn().get(config).then().body(containsString("SECRET")).body(not(containsString("line 1")));
        signedIn()
                .get(config + "/SECRET")
                .then()
                .header("Cache-Control", "no-store")
                .body(containsString("line 1\n&lt;script&gt;alert(1)&lt;/script&gt;"));
        api().get("/apps/" + app + "/config-vars")
                .then()
                .body("", hasEntry("SECRET", "line 1\n<script>alert(1)</script>"));
        form().post(config + "/SECRET/remove").then().statusCode(303);
        api().get("/apps/" + app + "/config-vars").then().body("size()", equalTo(0));
        form().formParam("name", "NOT-A-NAME")
                .formParam("value", "x")
                .post(config)
                .then()
                .statusCode(422)
                .body(containsString("Config var &#39;NOT-A-NAME&#39; is not allowed"));
    }

    @Test
    void takesAsLongAValueAsTheApiDoes() {
        String app = createApp();
        String value = "ä".repeat(30_000);
        form().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "LONG")
                .formParam("value", value)
                .post("/console/apps/" + app + "/config")
                .then()
                .statusCode(303);
        api().get("/apps/" + app + "/config-vars").then().body("", hasEntry("LONG", value));
    }

    @Test
    void showsABuildsOutputAsTextAndGoesOnFromThere() {
        String app = createApp();
        String id = stage.build(app, "-----> \u001b[32mNode.js\u001b[0m <script>alert(1)</script>\n")
                .toString();
        signedIn().get("/console/apps/" + app + "/builds").then().body(containsString(id), containsString("c0ffee00"));
        String page = signedIn().get("/console/apps/" + app + "/builds/" + id).asString();
        Assertions.assertTrue(page.contains("-----&gt; Node.js &lt;script&gt;alert(1)&lt;/script&gt;"), page);
        Matcher next =
                Pattern.compile("hx-get=\"([^\"]+/output\\?after=\\d+)\"").matcher(page);
        Assertions.assertTrue(next.find(), page);
        signedIn().get(next.group(1)).then().statusCode(204);
    }

    @Test
    void tellsOfABuildUnderWayAndOfNoneOfAnotherApp() {
        String app = createApp();
        String id = stage.build(app, "-----> Node.js app detected\n").toString();
        signedIn().get("/console/apps/" + app).then().body(containsString("/builds/" + id));
        signedIn().get("/console/apps/" + createApp() + "/builds/" + id).then().statusCode(404);
        signedIn().get("/console/apps/" + app + "/builds/nonsense").then().statusCode(404);
    }

    @Test
    void destroysAnAppOnlyIfItsNameIsTyped() {
        String app = createApp();
        String destroy = "/console/apps/" + app + "/settings/destroy";
        form().formParam("confirm", "yes")
                .post(destroy)
                .then()
                .statusCode(422)
                .body(containsString(app + " was not destroyed"));
        api().get("/apps/" + app).then().statusCode(200);
        form().formParam("confirm", app)
                .post(destroy)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/apps"));
        api().get("/apps/" + app).then().statusCode(404);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        String app = createApp();
        String pages = "/console/apps/" + app;
        stage.deploy(app, WEB, "Deploy c0ffee00");
        await().atMost(Duration.ofMinutes(1)).until(() -> stage.hasDyno(app, "web.1"));
        stage.up(app, "web.1");
        Visitor viewer = Visitor.with(app, "view");
        for (String page : List.of("", "/releases", "/builds", "/logs", "/settings")) {
            viewer.reads()
                    .get(pages + page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("<form method=\"post\" action=\"" + pages)))
                    .body(not(containsString(pages + "/config")));
        }
        viewer.reads().get(pages + "/config").then().statusCode(403);
        for (String path : List.of("/scale", "/restart", "/releases/v1/rollback", "/config", "/settings/destroy")) {
            viewer.form()
                    .formParam("type", "web")
                    .formParam("confirm", app)
                    .post(pages + path)
                    .then()
                    .statusCode(403);
        }
        signedIn().get(pages).then().body(containsString("Restart all dynos"));
    }

    private static ValidatableResponse scale(String app, String type, String quantity) {
        return form().formParam("type", type)
                .formParam("quantity", quantity)
                .post("/console/apps/" + app + "/scale")
                .then();
    }

    private static String seen(String page) {
        Matcher seen = Pattern.compile("/state\\?seen=(\\w+)").matcher(page);
        Assertions.assertTrue(seen.find(), page);
        return seen.group(1);
    }
}
