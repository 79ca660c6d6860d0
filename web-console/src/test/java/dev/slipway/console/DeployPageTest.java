package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class DeployPageTest {
    private static final Pattern SECRET = Pattern.compile("<code>([0-9a-f]{64})</code>");

    private Forge forge;
    private String app;
    private String deploy;

    @BeforeEach
    void createAnApp() throws IOException {
        forge = new Forge();
        app = createApp();
        deploy = "/console/apps/" + app + "/deploy";
    }

    @AfterEach
    void closeTheForge() {
        forge.close();
    }

    @Test
    void saysHowToPushAndThatNoRepositoryIsConnected() {
        signedIn()
                .get(deploy)
                .then()
                .statusCode(200)
                .body(containsString("git remote add slipway http://localhost:5000/" + app + ".git"))
                .body(containsString("git push slipway main"))
                .body(containsString("Connect a repository on GitHub or GitLab"))
                .body(not(containsString("Last deliveries")));
    }

    @Test
    void choosesTheBranchThatDeploys() {
        branch("trunk").statusCode(303).header("Location", endsWith(deploy));
        signedIn().get(deploy).then().body(containsString("git push slipway trunk"), containsString("value=\"trunk\""));
        branch("\"><b>..").statusCode(422).body(containsString("deploy_branch is the short name of a branch"));
        branch("").statusCode(303);
        api().get("/apps/" + app + "/git-settings").then().body("deploy_branch", nullValue());
    }

    @Test
    void connectsARepositoryAndShowsTheSecretOnce() {
        String page =
                connect(Map.of("token", "the-token")).statusCode(200).extract().asString();
        Matcher secret = SECRET.matcher(page);
        assertTrue(secret.find(), page);
        assertTrue(page.contains("Payload URL") && page.contains("/owner/shop/settings/hooks/new"), page);
        String later = signedIn().get(deploy).asString();
        assertTrue(later.contains("Connected repository") && later.contains("No deliveries yet"), later);
        assertTrue(later.contains("by admin@localhost"), later);
        assertEquals(-1, later.indexOf(secret.group(1)));
        assertEquals(-1, page.indexOf("the-token"));
        connect(Map.of("branch", "trunk")).statusCode(200).body(not(containsString("shown this once")));
        api().get("/apps/" + app + "/git-connection")
                .then()
                .body("branch", equalTo("trunk"))
                .body("reports_status", equalTo(true));
    }

    @Test
    void speaksOfTheWebhookInGitLabsWords() {
        connect(Map.of("kind", "gitlab"))
                .statusCode(200)
                .body(containsString("Secret token"), containsString("/-/hooks"));
    }

    @Test
    void saysWhyARepositoryCannotBeConnectedAndKeepsWhatWasTyped() {
        connect(Map.of("branch", "<b>gone</b>"))
                .statusCode(422)
                .body(containsString("has no branch"), containsString("value=\"&lt;b&gt;gone&lt;/b&gt;\""))
                .body(containsString("value=\"" + forge.url() + "\""), not(containsString("<b>gone")));
        connect(Map.of("url", "git@github.com:owner/shop.git"))
                .statusCode(422)
                .body(containsString("Connect https://github.com/owner/shop.git"));
        connect(Map.of("url", "javascript:alert(1)")).statusCode(422);
        connect(Map.of("url", "")).statusCode(422);
        connect(Map.of("kind", "bitbucket")).statusCode(422).body(containsString("github or gitlab"));
        api().get("/apps/" + app + "/git-connection").then().statusCode(404);
    }

    @Test
    void deploysNowAndDisconnects() {
        post("/now").statusCode(404).body(containsString("no repository is connected"));
        connect(Map.of()).statusCode(200);
        post("/now").statusCode(303);
        signedIn()
                .get(deploy)
                .then()
                .body(containsString("Last deliveries"), containsString("<th scope=\"row\">deploy"));
        post("/disconnect").statusCode(303);
        api().get("/apps/" + app + "/git-connection").then().statusCode(404);
        post("/disconnect").statusCode(404);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        Visitor viewer = Visitor.with(app, "view");
        viewer.reads()
                .get(deploy)
                .then()
                .statusCode(200)
                .body(containsString("No repository is connected"))
                .body(not(containsString("<form method=\"post\" action=\"/console/apps")));
        connect(Map.of()).statusCode(200);
        viewer.reads()
                .get(deploy)
                .then()
                .body(containsString(forge.url()))
                .body(not(containsString("<form method=\"post\" action=\"/console/apps")));
        for (String path : new String[] {"/branch", "/connect", "/now", "/disconnect"}) {
            viewer.form()
                    .formParam("url", forge.url())
                    .formParam("branch", "trunk")
                    .post(deploy + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void whoDeploysMayDeployButNotConnect() {
        connect(Map.of()).statusCode(200);
        Visitor deployer = Visitor.with(app, "deploy");
        deployer.reads().get(deploy).then().body(containsString("Deploy main now"), not(containsString("Disconnect…")));
        deployer.form().formParam("x", "").post(deploy + "/now").then().statusCode(303);
        deployer.form()
                .formParam("url", forge.url())
                .post(deploy + "/connect")
                .then()
                .statusCode(403);
        deployer.form().formParam("x", "").post(deploy + "/disconnect").then().statusCode(403);
    }

    private ValidatableResponse branch(String name) {
        return form().formParam("branch", name).post(deploy + "/branch").then();
    }

    private ValidatableResponse connect(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("url", forge.url(), "kind", "", "branch", "", "token", ""));
        fields.putAll(more);
        return form().formParams(fields).post(deploy + "/connect").then();
    }

    private ValidatableResponse post(String path) {
        return form().formParam("x", "").post(deploy + path).then();
    }
}
