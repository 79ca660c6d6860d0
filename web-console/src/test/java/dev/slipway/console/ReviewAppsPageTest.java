package dev.slipway.console;

import static dev.slipway.console.Browser.api;
import static dev.slipway.console.Browser.createApp;
import static dev.slipway.console.Browser.form;
import static dev.slipway.console.Browser.signedIn;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.slipway.platform.app.App;
import dev.slipway.platform.preview.Preview;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class ReviewAppsPageTest {
    private final String pipeline = "way-" + UUID.randomUUID().toString().substring(0, 8);
    private final String page = "/console/pipelines/" + pipeline + "/review-apps";
    private String parent;

    @BeforeEach
    void createAPipeline() {
        parent = createApp();
        api().body(Map.of("name", pipeline)).post("/pipelines").then().statusCode(201);
    }

    @Test
    void enablesReviewAppsListsAndDestroysThem() {
        signedIn().get(page).then().statusCode(200).body(containsString("has none there"));
        addTheParent();
        enable("many").statusCode(422).body(containsString("whole number"));
        enable("0").statusCode(422).body(containsString("stale_days"));
        enable("7").statusCode(303).header("Location", endsWith(page));
        enable("7").statusCode(422).body(containsString("enabled for the pipeline"));
        UUID id = reviewApp("fix-<b>");
        signedIn()
                .get(page)
                .then()
                .body(containsString("destroyed after 7 days"))
                .body(containsString("fix-&lt;b&gt;"), not(containsString("fix-<b>")));
        form().formParam("review-app", UUID.randomUUID())
                .post(page + "/destroy")
                .then()
                .statusCode(404);
        form().formParam("review-app", id).post(page + "/destroy").then().statusCode(303);
        signedIn().get(page).then().body(containsString("No review apps yet"));
        form().formParam("x", "").post(page + "/disable").then().statusCode(303);
        form().formParam("x", "").post(page + "/disable").then().statusCode(404);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingAndRefused() {
        addTheParent();
        UUID review = reviewApp("fix");
        Visitor viewer = Visitor.with(parent, "view");
        viewer.reads()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("fix"), containsString("Whoever owns the pipeline can enable them"))
                .body(not(containsString("<form method=\"post\" action=\"/console/pipelines")));
        for (String path : new String[] {"/enable", "/destroy"}) {
            viewer.form()
                    .formParam("review-app", review)
                    .post(page + path)
                    .then()
                    .statusCode(403);
        }
        enable("").statusCode(303);
        viewer.form().formParam("x", "").post(page + "/disable").then().statusCode(403);
        Visitor stranger = Visitor.come();
        stranger.reads().get(page).then().statusCode(404);
        stranger.form()
                .formParam("review-app", review)
                .post(page + "/destroy")
                .then()
                .statusCode(404);
        signedIn().get(page).then().body(containsString("<span class=\"state up\">enabled</span>"));
    }

    @Test
    void destroysNoReviewAppOfAnotherPipeline() {
        addTheParent();
        UUID review = reviewApp("fix");
        String other = "way-" + UUID.randomUUID().toString().substring(0, 8);
        api().body(Map.of("name", other)).post("/pipelines").then().statusCode(201);
        form().formParam("review-app", review)
                .post("/console/pipelines/" + other + "/review-apps/destroy")
                .then()
                .statusCode(404);
        signedIn().get(page).then().body(containsString(review.toString()));
    }

    private void addTheParent() {
        api().body(Map.of("app", parent, "pipeline", pipeline, "stage", "staging"))
                .post("/pipeline-couplings")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse enable(String days) {
        return form().formParam("days", days).post(page + "/enable").then();
    }

    /** One that a push has made. */
    private UUID reviewApp(String branch) {
        UUID parentId = id(parent);
        UUID appId = id(createApp());
        UUID pipelineId = UUID.fromString(
                api().get("/pipelines/" + pipeline).then().extract().path("id"));
        Preview preview = new Preview();
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = Instant.now();
            preview.id = UUID.randomUUID();
            preview.parentId = parentId;
            preview.appId = appId;
            preview.name = branch;
            preview.accountId = App.<App>findById(parentId).ownerId;
            preview.status = Preview.Status.CREATED;
            preview.endsAt = now.plus(Duration.ofDays(7));
            preview.pipelineId = pipelineId;
            preview.createdAt = now;
            preview.updatedAt = now;
            preview.persist();
        });
        return preview.id;
    }

    private static UUID id(String app) {
        return UUID.fromString(api().get("/apps/" + app).then().extract().path("id"));
    }
}
