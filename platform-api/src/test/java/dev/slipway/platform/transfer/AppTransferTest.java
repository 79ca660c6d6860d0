package dev.slipway.platform.transfer;

import static dev.slipway.platform.Api.api;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.slipway.platform.People;
import dev.slipway.platform.People.Person;
import dev.slipway.platform.PlatformServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class AppTransferTest {
    private static final String ALL = "/account/app-transfers";

    private Person owner;
    private Person recipient;
    private String app;

    @BeforeEach
    void anAppThatIsOffered() {
        owner = People.add();
        recipient = People.add();
        app = People.createApp(owner);
    }

    @Test
    void theAppIsTheRecipientsOnceTheyAccept() {
        String id = offer();
        recipient.calls().get("/apps/" + app).then().statusCode(403);
        recipient.calls().get(ALL).then().statusCode(200).body("app.name", hasItem(app));
        recipient.calls().get(ALL + "/" + id).then().statusCode(200).body("owner.email", equalTo(owner.email()));
        owner.calls()
                .body(Map.of("state", "accepted"))
                .patch(ALL + "/" + id)
                .then()
                .statusCode(403);
        recipient
                .calls()
                .body(Map.of("state", "accepted"))
                .patch(ALL + "/" + app)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"));
        recipient.calls().get("/apps/" + app).then().statusCode(200).body("owner.email", equalTo(recipient.email()));
        // Who owned it goes on working on it, and manages it no more.
        owner.calls().get("/apps/" + app + "/config-vars").then().statusCode(200);
        owner.calls().delete("/apps/" + app).then().statusCode(403);
        recipient
                .calls()
                .body(Map.of("state", "declined"))
                .patch(ALL + "/" + id)
                .then()
                .statusCode(422);
        recipient.calls().delete(ALL + "/" + id).then().statusCode(422);
    }

    @Test
    void anOfferIsDeclinedOrTakenBack() {
        String id = offer();
        owner.calls()
                .body(Map.of("app", app, "recipient", recipient.email()))
                .post(ALL)
                .then()
                .statusCode(422)
                .body("message", containsString("already"));
        recipient
                .calls()
                .body(Map.of("state", "declined"))
                .patch(ALL + "/" + id)
                .then()
                .statusCode(200);
        offer();
        owner.calls().delete(ALL + "/" + app).then().statusCode(200);
        recipient
                .calls()
                .body(Map.of("state", "accepted"))
                .patch(ALL + "/" + app)
                .then()
                .statusCode(404);
        owner.calls().get("/apps/" + app).then().statusCode(200).body("owner.email", equalTo(owner.email()));
    }

    @Test
    void anAdministratorMovesAppsAtOnce() {
        api().body(Map.of("app", app, "recipient", recipient.email()))
                .post(ALL)
                .then()
                .statusCode(201)
                .body("state", equalTo("accepted"));
        recipient.calls().get("/apps/" + app).then().statusCode(200);
    }

    @Test
    void refusesAppsOfOthersAndRecipientsWhoAreNone() {
        recipient
                .calls()
                .body(Map.of("app", app, "recipient", recipient.email()))
                .post(ALL)
                .then()
                .statusCode(403);
        owner.calls()
                .body(Map.of("app", app, "recipient", "nobody@example.com"))
                .post(ALL)
                .then()
                .statusCode(422);
        owner.calls()
                .body(Map.of("app", app, "recipient", owner.email()))
                .post(ALL)
                .then()
                .statusCode(422);
        owner.calls().body(Map.of("app", app)).post(ALL).then().statusCode(422);
        String id = offer();
        People.add().calls().get(ALL + "/" + id).then().statusCode(404);
        recipient
                .calls()
                .body(Map.of("state", "perhaps"))
                .patch(ALL + "/" + id)
                .then()
                .statusCode(422);
    }

    private String offer() {
        return owner.calls()
                .body(Map.of("app", app, "recipient", recipient.email()))
                .post(ALL)
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
    }
}
