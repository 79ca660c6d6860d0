package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks and log drains. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class HookPagesTest {
    private static final Pattern SECRET = Pattern.compile("<pre>([0-9a-f]{64})</pre>");

    private HttpServer receiver;
    private String address;
    private String app;
    private String webhooks;
    private String drains;

    @BeforeEach
    void createAnApp() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        address = "http://localhost:" + receiver.getAddress().getPort() + "/hook";
        app = createApp();
        webhooks = "/console/apps/" + app + "/webhooks";
        drains = "/console/apps/" + app + "/drains";
    }

    @AfterEach
    void closeTheReceiver() {
        receiver.stop(0);
    }

    @Test
    void addsAWebhookShowsItsSecretOnceAndHowItsDeliveriesGo() {
        signedIn().get(webhooks).then().statusCode(200).body(containsString("No webhooks yet"));
        String page = hook(address, "api:domain", "api:release")
                .statusCode(200)
                .body(containsString("api:domain, api:release"), containsString("No deliveries yet"))
                .extract()
                .asString();
        Matcher secret = SECRET.matcher(page);
        assertTrue(secret.find(), page);
        assertFalse(signedIn().get(webhooks).asString().contains(secret.group(1)));
        api().body("{\"hostname\": \"www." + app + ".example\"}")
                .post("/apps/" + app + "/domains")
                .then()
                .statusCode(201);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> signedIn()
                        .get(webhooks)
                        .then()
                        .body(containsString("<th scope=\"row\">api:domain</th>"))
                        .body(containsString("<span class=\"state succeeded\">succeeded</span>"))
                        .body(containsString("204")));
    }

    @Test
    void takesASecretAndAnAuthorizationAndShowsThemNever() {
        String page = fields(address, "dyno")
                .formParam("secret", "a secret of mine")
                .formParam("authorization", "Bearer of-mine")
                .post(webhooks)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertFalse(
                page.contains("of mine")
                        || page.contains("of-mine")
                        || SECRET.matcher(page).find(),
                page);
    }

    @Test
    void saysWhatIsWrongWithAWebhookAndKeepsWhatWasTyped() {
        hook(address).statusCode(422).body(containsString("what the webhook is to tell of"));
        hook("ftp://\"><b>x</b>", "dyno")
                .statusCode(422)
                .body(containsString("value=\"ftp://&quot;&gt;&lt;b&gt;x&lt;/b&gt;\""), not(containsString("<b>x")))
                .body(containsString("value=\"dyno\" checked"));
        hook("http://127.0.0.1/hook", "dyno").statusCode(422).body(containsString("not a public address"));
        hook(address, "api:nothing").statusCode(422).body(containsString("tells nothing of"));
        fields(address, "dyno")
                .formParam("level", "often")
                .post(webhooks)
                .then()
                .statusCode(422);
        api().get("/apps/" + app + "/webhooks").then().body("", hasSize(0));
    }

    @Test
    void removesAWebhookButNoneOfAnotherApp() {
        hook(address, "dyno").statusCode(200);
        String id = api().get("/apps/" + app + "/webhooks").path("[0].id");
        form().formParam("webhook", id)
                .post("/console/apps/" + createApp() + "/webhooks/remove")
                .then()
                .statusCode(404);
        form().formParam("webhook", id)
                .post(webhooks + "/remove")
                .then()
                .statusCode(303)
                .header("Location", endsWith(webhooks));
        api().get("/apps/" + app + "/webhooks").then().body("", hasSize(0));
        form().formParam("webhook", "x").post(webhooks + "/remove").then().statusCode(404);
    }

    @Test
    void addsADrainAndHidesItsPassword() {
        signedIn().get(drains).then().statusCode(200).body(containsString("No log drains yet"));
        drain("http://me:secret@localhost:9/<b>")
                .statusCode(422)
                .body(containsString("no URL of a drain"), not(containsString("secret")));
        drain(address.replace("://", "://me:secret@")).statusCode(303).header("Location", endsWith(drains));
        String page = signedIn().get(drains).asString();
        assertTrue(page.contains(address.replace("://", "://…@")), page);
        assertFalse(page.contains("secret@"), page);
        String id = api().get("/apps/" + app + "/log-drains").path("[0].id");
        form().formParam("drain", id)
                .post("/console/apps/" + createApp() + "/drains/remove")
                .then()
                .statusCode(404);
        form().formParam("drain", id).post(drains + "/remove").then().statusCode(303);
        api().get("/apps/" + app + "/log-drains").then().body("", hasSize(0));
    }

    @Test
    void saysWhyADrainIsNotTaken() {
        drain("").statusCode(422);
        drain("http://127.0.0.1/").statusCode(422).body(containsString("not a public address"));
        drain(address).statusCode(303);
        drain(address).statusCode(422).body(containsString("already been taken"));
        assertEquals(1, (int) api().get("/apps/" + app + "/log-drains").path("size()"));
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        hook(address, "dyno").statusCode(200);
        Visitor viewer = Visitor.with(app, "view");
        viewer.reads()
                .get(webhooks)
                .then()
                .statusCode(200)
                .body(containsString(address), not(containsString("<form method=\"post\" action=\"/console/apps")));
        viewer.reads().get(drains).then().statusCode(403);
        viewer.reads().get("/console/apps/" + app + "/logs").then().body(not(containsString(drains)));
        for (String path : new String[] {webhooks, webhooks + "/remove", drains, drains + "/remove"}) {
            viewer.form().formParam("url", address).post(path).then().statusCode(403);
        }
        api().get("/apps/" + app + "/webhooks").then().body("size()", equalTo(1));
        Visitor deployer = Visitor.with(app, "deploy");
        deployer.reads()
                .get(drains)
                .then()
                .statusCode(200)
                .body(not(containsString("<form method=\"post\" action=\"/console/apps")));
        deployer.form().formParam("url", address).post(drains).then().statusCode(403);
    }

    private ValidatableResponse hook(String url, String... include) {
        return fields(url, include).formParam("level", "notify").post(webhooks).then();
    }

    private static RequestSpecification fields(String url, String... include) {
        RequestSpecification form = form().formParam("url", url);
        return include.length == 0 ? form : form.formParam("include", (Object[]) include);
    }

    private ValidatableResponse drain(String url) {
        return form().formParam("url", url).post(drains).then();
    }
}
