package dev.slipway.platform.build;

import static dev.slipway.platform.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.platform.PlatformServices;
import dev.slipway.platform.app.App;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformServices.class)
class BuildCacheTest {
    @Inject
    Stage stage;

    @Inject
    Builds builds;

    @Inject
    Purged purged;

    private App app;
    private String cache;

    /** Stands where the builder does. */
    @Singleton
    static class Purged {
        private final List<UUID> apps = new CopyOnWriteArrayList<>();

        void purge(@Observes CachePurge event) {
            apps.add(event.app().id);
        }
    }

    @BeforeEach
    void create() {
        app = stage.createApp();
        cache = "/apps/" + app.name + "/build-cache";
        purged.apps.clear();
    }

    @Test
    void isPurgedAsOftenAsItIsAskedFor() {
        api().delete(cache).then().statusCode(200);
        api().delete("/apps/" + app.id + "/build-cache").then().statusCode(200);
        assertEquals(List.of(app.id, app.id), purged.apps);
        api().delete("/apps/no-such-app/build-cache").then().statusCode(404);
    }

    @Test
    void isLeftToABuildThatRuns() {
        stage.queueBuild(app);
        BuildJob job = await().until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();

        api().delete(cache)
                .then()
                .statusCode(409)
                .body("id", equalTo("conflict"))
                .body("message", containsString("builds:cancel -a " + app.name));
        assertEquals(List.of(), purged.apps);

        builds.finish(job.id(), new BuildOutcome.Failed(true, "it was no good"));
        api().delete(cache).then().statusCode(200);
    }

    @Test
    void isPurgedWhileABuildWaits() {
        UUID waiting = stage.queueBuild(app);
        api().delete(cache).then().statusCode(200);
        BuildJob job = await().until(() -> builds.take("builder-of-the-test"), Optional::isPresent)
                .orElseThrow();
        assertEquals(waiting, job.id());
        builds.finish(job.id(), new BuildOutcome.Failed(true, "it was no good"));
    }
}
