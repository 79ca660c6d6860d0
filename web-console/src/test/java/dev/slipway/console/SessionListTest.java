package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.browser;
import static dev.slipway.console.Browser.signIn;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class SessionListTest {
    @Test
    void showsTheBrowsersAndSignsOneOut() {
        String token = signIn();
        List<String> ids =
                api().get("/oauth/sessions").then().statusCode(200).extract().path("id");
        String id = ids.getLast();
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(200);
        api().delete("/oauth/sessions/" + id)
                .then()
                .statusCode(200)
                .body("description", startsWith("console, in a browser"));
        browser().cookie(Browser.COOKIE, token).get("/console/apps").then().statusCode(303);
        List<String> left = api().get("/oauth/sessions").then().extract().path("id");
        assertEquals(ids.subList(0, ids.size() - 1), left);
    }

    /** Heroku's CLI goes on with its logout if it is told this. */
    @Test
    void saysThatAKeyIsNoSession() {
        api().delete("/oauth/sessions/~")
                .then()
                .statusCode(404)
                .body("id", equalTo("not_found"))
                .body("resource", equalTo("session"));
    }
}
