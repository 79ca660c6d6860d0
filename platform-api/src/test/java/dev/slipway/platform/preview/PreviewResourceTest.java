package dev.slipway.platform.preview;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.AuditEvent;
import dev.slipway.platform.git.PreviewApps;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Previews are shown, extended and ended; pushes that make them are tried in the git feature. */
@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class PreviewResourceTest extends PreviewFixture {
    @Inject
    PreviewConfig config;

    @Inject
    PreviewCycle cycle;

    @Test
    void isFoundByItsNameItsAppAndItsAppsId() {
        App app = open("fix/login").app();
        for (String one : List.of("fix%2Flogin", app.name, app.id.toString())) {
            api().urlEncodingEnabled(false)
                    .get(url + "/" + one)
                    .then()
                    .statusCode(200)
                    .body("branch", equalTo("preview/fix/login"))
                    .body("app.name", equalTo(app.name))
                    .body("parent.name", equalTo(parent.name))
                    .body("status", equalTo("creating"));
        }
        api().get(url + "/nothing").then().statusCode(404).body("message", containsString("has none called nothing"));
        App other = stage.createApp();
        api().get("/apps/" + other.name + "/previews/" + app.name).then().statusCode(404);
        api().get(url + "/" + other.name).then().statusCode(404);
    }

    @Test
    void livesForSomeDaysFromTheLastPushAndLongerIfExtended() {
        PreviewApps.Opened first = open("login");
        Duration lifetime = Duration.between(clock.instant(), first.endsAt());
        assertTrue(lifetime.compareTo(config.lifetime()) <= 0
                && lifetime.toHours() >= config.lifetime().toHours() - 1);
        extend("{\"days\": 30}").statusCode(200);
        Instant extended = Instant.parse(api().get(url + "/login").path("ends_at"));
        assertTrue(extended.isAfter(clock.instant().plus(Duration.ofDays(29))));
        extend("{\"days\": 1}").statusCode(200);
        open("login");
        assertEquals(extended, Instant.parse(api().get(url + "/login").path("ends_at")));
        assertEquals(2, audited(first.app(), "preview:extend", "to 20"));
    }

    @Test
    void isExtendedByASensibleNumberOfDaysOnly() {
        open("login");
        for (String body : List.of(
                "{\"days\": 0}", "{\"days\": 366}", "{\"days\": -1}", "{\"days\": \"x\"}", "{}", "[]", "null")) {
            extend(body).statusCode(422);
        }
        extend("{\"days\": 1.5}").statusCode(422).body("message", containsString("{\"days\": 5}"));
    }

    @Test
    void isDestroyedWhenItsTimeIsOver() {
        App app = open("login").app();
        App other = open("other").app();
        QuarkusTransaction.requiringNew()
                .run(() -> Preview.update(
                        "endsAt = ?1 where appId = ?2", clock.instant().minusSeconds(1), app.id));
        cycle.reconcile();
        api().get("/apps/" + app.name).then().statusCode(404);
        api().get("/apps/" + other.name).then().statusCode(200);
        api().get(url).then().body("$", hasSize(1));
        assertEquals(1, audited(app, "preview:expire", "its end was"));
    }

    @Test
    void isDestroyedIfNothingIsBuiltForItAndItWasNeverLive() {
        App app = open("login").app();
        cycle.reconcile();
        api().get("/apps/" + app.name).then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> Preview.update(
                        "updatedAt = ?1 where appId = ?2", clock.instant().minusSeconds(120), app.id));
        cycle.reconcile();
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void isNotGivenUpForAPushThatALaterOneHasOvertaken() {
        PreviewApps.Opened first = open("login");
        PreviewApps.Opened second = open("login");
        assertEquals(first.app().id, second.app().id);
        previews.giveUp(first);
        api().get("/apps/" + first.app().name).then().statusCode(200);
        previews.giveUp(second);
        api().get("/apps/" + first.app().name).then().statusCode(404);
    }

    @Test
    void anAppHasNoMoreThanSoMany() {
        for (int number = 0; number < config.mostPerApp(); number++) {
            open("number-" + number);
        }
        open("number-0");
        SlipwayException refused = assertThrows(SlipwayException.class, () -> open("one-more"));
        assertTrue(
                refused.problem().message().contains("may have no more"),
                refused.problem().message());
        api().delete(url + "/number-0").then().statusCode(200);
        open("one-more");
    }

    @Test
    void hasNoBranchBelowAnother() {
        open("fix/login");
        SlipwayException refused = assertThrows(SlipwayException.class, () -> open("fix"));
        assertTrue(
                refused.problem().message().contains("There is a preview fix/login"),
                refused.problem().message());
        assertThrows(SlipwayException.class, () -> open("fix/login/again"));
        open("fixed");
    }

    @Test
    void endsWithItsParent() {
        App app = open("login").app();
        api().delete("/apps/" + parent.name).then().statusCode(200);
        api().get("/apps/" + app.name).then().statusCode(404);
    }

    @Test
    void isInThePipelineOfItsParentToBeReviewed() {
        String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
        api().body(Map.of("name", pipeline)).post("/pipelines").then().statusCode(201);
        api().body(Map.of("app", parent.name, "pipeline", pipeline, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
        App app = open("login").app();
        api().get("/apps/" + app.name + "/pipeline-couplings").then().body("stage", equalTo("review"));
    }

    @Test
    void keepsItsNameForTheNextOfTheSameBranch() {
        App first = open("login").app();
        api().delete(url + "/login").then().statusCode(200);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertEquals(first.name, open("login").app().name));
    }

    private ValidatableResponse extend(String body) {
        return api().body(body).patch(url + "/login").then();
    }

    private static long audited(App app, String action, String details) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AuditEvent.count(
                        "appId = ?1 and action = ?2 and details like ?3", app.id, action, details + "%"));
    }
}
