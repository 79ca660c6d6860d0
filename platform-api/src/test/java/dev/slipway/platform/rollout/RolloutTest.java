package dev.slipway.platform.rollout;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.route.AppRoutes;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.release.Release;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class RolloutTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> WEB = Map.of("web", "node server.js");

    @Inject
    Stage stage;

    @Test
    void anAppWithoutAReleaseIsBlank() {
        App app = stage.createApp();
        await().atMost(SOON).until(() -> stage.routes(app).status() == AppRoutes.AppStatus.BLANK);
    }

    @Test
    void theFirstReleaseIsLiveOnceItsWebDynoIsUp() {
        App app = stage.createApp();
        UUID build = stage.build(app, WEB);
        await().atMost(SOON).until(() -> stage.desired(app).size() == 1);
        assertEquals(Build.Status.RELEASING, stage.status(build));
        assertTrue(stage.routes(app).targets().isEmpty());
        stage.playNode(app);
        await().atMost(SOON).until(() -> stage.status(build) == Build.Status.SUCCEEDED);
        assertEquals(1, stage.routes(app).targets().size());
        assertEquals(AppRoutes.AppStatus.LIVE, stage.routes(app).status());
    }

    @Test
    void anAppInMaintenanceKeepsItsDynosAndIsLiveAgainAfterIt() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        AppRoutes before = stage.routes(app);
        api().body("{\"maintenance\": true}").patch("/apps/" + app.name).then().statusCode(200);
        await().atMost(SOON).until(() -> stage.routes(app).status() == AppRoutes.AppStatus.MAINTENANCE);
        assertEquals(before.targets(), stage.routes(app).targets());
        api().body("{\"maintenance\": false}").patch("/apps/" + app.name).then().statusCode(200);
        await().atMost(SOON).until(() -> stage.routes(app).status() == AppRoutes.AppStatus.LIVE);
    }

    @Test
    void aReleaseWhoseDynoDoesNotComeUpIsTakenBackAndTheOldOneServes() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        AppRoutes before = stage.routes(app);
        UUID build = stage.build(app, WEB);
        DesiredDyno fresh = awaitFresh(app, 2);
        stage.report(new DynoReport.Exited(fresh.id(), fresh.attempt(), Instant.now(), 1, false));
        await().atMost(SOON).until(() -> stage.status(build) == Build.Status.FAILED);
        assertEquals(before.targets(), stage.routes(app).targets());
        Release failed = stage.releases(app).getLast();
        assertEquals(Release.Status.FAILED, failed.status);
        assertEquals("web.1 did not come up: exited with status 1", failed.failure);
        api().get("/apps/" + app.name + "/releases/2").then().statusCode(200);
        await().atMost(SOON).until(() -> stage.dynos(app).size() == 1);
    }

    @Test
    void oldDynosEndOnlyWhenNoRouterHasARequestForThem() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        UUID old = stage.dynos(app).getFirst().id;
        stage.playRouter(Map.of(old, 1));
        api().body("{\"GREETING\": \"hi\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        awaitFresh(app, 2);
        stage.playNode(app);
        await().atMost(SOON)
                .until(() -> stage.routes(app).targets().stream()
                        .noneMatch(target -> target.dynoId().equals(old)));
        stage.playRouter(Map.of(old, 1));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> phase(app, old) == Dyno.Phase.DRAINING);
        stage.playRouter(Map.of());
        await().atMost(SOON).until(() -> phase(app, old) == Dyno.Phase.STOPPING);
    }

    @Test
    void aConfigChangeReleasesTheSameImage() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        api().body("{\"A\": \"1\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        List<Release> releases = stage.releases(app);
        assertEquals(releases.get(0).slugId, releases.get(1).slugId);
        await().atMost(SOON)
                .until(() -> stage.desired(app).stream()
                        .anyMatch(dyno -> "1".equals(dyno.environment().values().get("A"))));
    }

    @Test
    void aFailingReleaseCommandKeepsTheOldReleaseLive() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        UUID live = stage.reload(app).currentReleaseId;
        UUID build = stage.build(app, Map.of("web", "node server.js", "release", "./migrate"));
        DesiredDyno release = await().atMost(SOON)
                .until(
                        () -> stage.desired(app).stream()
                                .filter(DesiredDyno::oneOff)
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        assertEquals("release.1", release.name().toString());
        stage.report(new DynoReport.Exited(release.id(), 1, Instant.now(), 3, false));
        await().atMost(SOON).until(() -> stage.status(build) == Build.Status.FAILED);
        assertEquals(live, stage.reload(app).currentReleaseId);
    }

    @Test
    void whatTheReleaseCommandPrintsIsInBuildAndReleaseOutput() {
        App app = stage.createApp();
        UUID build = stage.build(app, Map.of("web", "node server.js", "release", "./migrate"));
        DesiredDyno release = awaitFresh(app, 1);
        stage.print(app, release, "migrating the database");
        await().atMost(SOON).until(() -> {
            stage.playNode(app);
            return stage.status(build) == Build.Status.SUCCEEDED;
        });
        String buildUrl = api().get("/apps/" + app.name + "/builds/" + build).path("output_stream_url");
        String buildOutput =
                io.restassured.RestAssured.given().get(path(buildUrl)).asString();
        assertTrue(buildOutput.contains("       migrating the database\n       Released v1"), buildOutput);
        String releaseUrl = api().get("/apps/" + app.name + "/releases/v1").path("output_stream_url");
        assertEquals(
                "migrating the database\n",
                io.restassured.RestAssured.given().get(path(releaseUrl)).asString());
        io.restassured.RestAssured.given().get(path(releaseUrl) + "0").then().statusCode(404);
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/streams/"));
    }

    @Test
    void scalingAddsAndRemovesDynosAndZeroStopsServing() {
        App app = stage.createApp();
        stage.deploy(app, Map.of("web", "node server.js", "worker", "node worker.js"));
        scale(app, "web=3 worker=1");
        await().atMost(SOON).until(() -> stage.desired(app).size() == 4);
        stage.settle(app);
        await().atMost(SOON).until(() -> stage.routes(app).targets().size() == 3);
        scale(app, "web=1");
        await().atMost(SOON).until(() -> stage.routes(app).targets().size() == 1);
        assertEquals("web.1", stage.routes(app).targets().getFirst().name());
        scale(app, "web=0");
        await().atMost(SOON).until(() -> stage.routes(app).status() == AppRoutes.AppStatus.SCALED_TO_ZERO);
    }

    @Test
    void aWorkerIsReplacedOnlyAfterTheOldOneHasEnded() {
        App app = stage.createApp();
        stage.deploy(app, Map.of("worker", "node worker.js"));
        scale(app, "worker=1");
        await().atMost(SOON).until(() -> stage.desired(app).size() == 1);
        stage.settle(app);
        UUID old = stage.dynos(app).getFirst().id;
        api().delete("/apps/" + app.name + "/dynos").then().statusCode(202);
        await().atMost(SOON).until(() -> phase(app, old) == Dyno.Phase.STOPPING);
        assertTrue(stage.desired(app).isEmpty());
        stage.removeStopped(app);
        await().atMost(SOON).until(() -> stage.desired(app).size() == 1);
        assertNotEquals(old, stage.desired(app).getFirst().id());
    }

    @Test
    void aCrashedDynoStartsAgainAtOnceAndThenRests() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        UUID dyno = stage.dynos(app).getFirst().id;
        stage.report(new DynoReport.Exited(dyno, 1, Instant.now(), 1, false));
        await().atMost(SOON).until(() -> stage.desired(app).stream().anyMatch(desired -> desired.attempt() == 2));
        stage.report(new DynoReport.Exited(dyno, 2, Instant.now(), 1, false));
        Dyno resting = stage.dynos(app).getFirst();
        assertEquals(Dyno.State.CRASHED, resting.state);
        assertEquals(2, resting.crashes);
    }

    @Test
    void aLateReportOfAnEarlierAttemptChangesNothing() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        UUID dyno = stage.dynos(app).getFirst().id;
        stage.report(new DynoReport.Exited(dyno, 1, Instant.now(), 1, false));
        await().atMost(SOON).until(() -> stage.desired(app).stream().anyMatch(desired -> desired.attempt() == 2));
        stage.report(new DynoReport.Up(dyno, 2, Instant.now()));
        stage.report(new DynoReport.Exited(dyno, 1, Instant.now(), 1, false));
        assertEquals(Dyno.State.UP, stage.dynos(app).getFirst().state);
    }

    @Test
    void noTwoDynosEverShareAnAddressWithinFiveMinutes() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        String first = stage.dynos(app).getFirst().address;
        api().delete("/apps/" + app.name + "/dynos").then().statusCode(202);
        awaitFresh(app, 2);
        stage.settle(app);
        await().atMost(SOON).until(() -> stage.dynos(app).size() == 1);
        assertNotEquals(first, stage.dynos(app).getFirst().address);
    }

    @Test
    void rollbackRestoresImageAndConfig() {
        App app = stage.createApp();
        stage.deploy(app, WEB);
        UUID image = stage.releases(app).getFirst().slugId;
        api().body("{\"A\": \"1\"}")
                .patch("/apps/" + app.name + "/config-vars")
                .then()
                .statusCode(200);
        stage.deploy(app, WEB);
        api().body("{\"release\": \"v1\"}")
                .post("/apps/" + app.name + "/releases")
                .then()
                .statusCode(201);
        Release latest = stage.releases(app).getLast();
        assertEquals(image, latest.slugId);
        assertEquals("Rollback to v1", latest.description);
        assertEquals("{}", api().get("/apps/" + app.name + "/config-vars").asString());
    }

    private void scale(App app, String changes) {
        String updates = java.util.Arrays.stream(changes.split(" "))
                .map(change -> change.split("="))
                .map(change -> "{\"type\": \"%s\", \"quantity\": \"%s\"}".formatted(change[0], change[1]))
                .collect(java.util.stream.Collectors.joining(","));
        api().body("{\"updates\": [" + updates + "]}")
                .patch("/apps/" + app.name + "/formation")
                .then()
                .statusCode(200);
    }

    private DesiredDyno awaitFresh(App app, int total) {
        return await().atMost(SOON).until(() -> stage.desired(app), list -> list.size() == total).stream()
                .max(java.util.Comparator.comparing(DesiredDyno::release))
                .orElseThrow();
    }

    private Dyno.Phase phase(App app, UUID dynoId) {
        return stage.dynos(app).stream()
                .filter(dyno -> dyno.id.equals(dynoId))
                .map(dyno -> dyno.phase)
                .findFirst()
                .orElse(Dyno.Phase.GONE);
    }
}
