package dev.slipway.platform.forge;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.platform.People;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connects, shows and disconnects repositories. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ConnectionResourceTest extends Connected {
    @Test
    void showsTheSecretOnceAndTheTokenNever() {
        connect(Map.of("token", TOKEN))
                .statusCode(201)
                .body("branch", equalTo("main"))
                .body("kind", equalTo("github"))
                .body("reports_status", equalTo(true))
                .body("secret", matchesPattern("[0-9a-f]{64}"))
                .body("hook.settings", endsWith("/owner/shop/settings/hooks/new"))
                .body("last_delivery", nullValue());
        String shown = api().get(path)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .extract()
                .asString();
        assertFalse(shown.contains(TOKEN), shown);
        // Again with another token: the webhook that was set up there stays good.
        connect(Map.of("token", "another", "branch", "main")).statusCode(200).body("secret", nullValue());
        connect(Map.of("kind", "gitlab")).statusCode(201).body("secret", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void connectsOnlyWhatCanBeFetched() {
        connect(Map.of("url", "https://127.0.0.1/owner/shop"))
                .statusCode(422)
                .body("message", containsString("not a public address"));
        connect(Map.of("url", "http://192.0.2.1/owner/shop")).statusCode(422);
        connect(Map.of("url", "git@github.com:owner/shop.git"))
                .statusCode(422)
                .body("message", containsString("Connect https://github.com/owner/shop.git"));
        connect(Map.of("url", "https://nobody.invalid/owner/shop"))
                .statusCode(422)
                .body("message", containsString("host is not known"));
        connect(Map.of("branch", "gone")).statusCode(422).body("message", containsString("has no branch gone"));
        connect(Map.of("kind", "bitbucket")).statusCode(422).body("message", containsString("github or gitlab"));
        connect(Map.of("token", "two words")).statusCode(422);
        connect(Map.of("branch", 7)).statusCode(422);
        connect(Map.of("url", 7)).statusCode(422);
        api().body("[]").put(path).then().statusCode(422);
        forge.lock(REPOSITORY, TOKEN);
        connect(Map.of()).statusCode(422).body("message", containsString("needs a token"));
        connect(Map.of("token", "wrong")).statusCode(422).body("message", containsString("may the token read"));
        api().get(path).then().statusCode(404).body("message", containsString("slipway git:connect URL"));
        api().delete(path).then().statusCode(404);
        api().post(path + "/deliveries").then().statusCode(404);
    }

    @Test
    void connectingIsForThoseWhoManageAndDeployingForThoseWhoDeploy() {
        connected(Map.of());
        People.Person deployer = People.collaborator(app.name, "deploy");
        deployer.calls()
                .body(Map.of("url", forge.url(REPOSITORY).toString()))
                .put(path)
                .then()
                .statusCode(403);
        deployer.calls().delete(path).then().statusCode(403);
        People.collaborator(app.name, "operate")
                .calls()
                .post(path + "/deliveries")
                .then()
                .statusCode(403);
        deployer.calls().post(path + "/deliveries").then().statusCode(202);
        awaitBuilds(1);
        fail("That was all.");
    }

    @Test
    void isGoneOnceDisconnectedAndWithItsApp() {
        connected(Map.of());
        api().delete(path).then().statusCode(200).body("branch", equalTo("main"));
        push("main", "1".repeat(40)).statusCode(404);
        connected(Map.of());
        api().delete("/apps/" + app.name).then().statusCode(200);
        push("main", "1".repeat(40)).statusCode(404);
    }
}
