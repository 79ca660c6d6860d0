package dev.slipway.router;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.FeedMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
    @TempDir
    Path home;

    private Dyno one;
    private Dyno two;

    @BeforeEach
    void start() throws Exception {
        one = Dyno.saying("one");
        two = Dyno.saying("two");
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
    }

    private static void serves(Fixture f, String app, String text) {
        await().untilAsserted(
                        () -> assertTrue(Wire.get(f.port, app + ".localhost").contains(text)));
    }

    @Test
    void appliesChangesAndRemovals() throws Exception {
        try (Fixture f = Fixture.serving(home, Fixture.live("shop", one.target()))) {
            f.platform.send(Fixture.changed(Fixture.live("blog", two.target())));
            serves(f, "blog", "two");
            f.platform.send(Fixture.removed("shop"));
            serves(f, "shop", "No such app");
            serves(f, "blog", "two");
        }
    }

    @Test
    void ignoresRoutesThatAreOlderThanTheKnownOnes() throws Exception {
        AppRoutes old = Fixture.live("shop", one.target());
        AppRoutes fresh = Fixture.live("shop", two.target());
        try (Fixture f = Fixture.serving(home, fresh)) {
            f.platform.send(Fixture.changed(old));
            FeedMessage gone = Fixture.removed("blog");
            f.platform.send(gone);
            await().until(() -> f.platform.lastReport().version() == ((FeedMessage.Removed) gone).version());
            serves(f, "shop", "two");
            f.platform.send(Fixture.removed("shop"));
            f.platform.send(Fixture.changed(fresh));
            serves(f, "shop", "No such app");
        }
    }

    @Test
    void servesOnAndConnectsAgainWhenTheStreamEnds() throws Exception {
        try (Fixture f = Fixture.serving(home, Fixture.live("shop", one.target()))) {
            f.platform.feedStatus = 503;
            f.platform.endStreams();
            serves(f, "shop", "one");
            f.platform.snapshot = Fixture.snapshot(Fixture.live("shop", two.target()));
            f.platform.feedStatus = 200;
            serves(f, "shop", "two");
        }
    }

    @Test
    void connectsAgainWhenTheStreamIsSilent() throws Exception {
        try (Fixture f = Fixture.serving(
                home, limits -> limits.silence = Duration.ofMillis(500), Fixture.live("shop", one.target()))) {
            f.platform.heartbeats = false;
            await().until(() -> f.platform.connections.get() >= 2);
            serves(f, "shop", "one");
        }
    }

    @Test
    void waitsForItsToken() throws Exception {
        try (FakePlatform platform = new FakePlatform(Fixture.snapshot(Fixture.live("shop", one.target())))) {
            Router router = new Router(Fixture.config(platform, home), Fixture.BOOT, Clock.systemUTC());
            CompletableFuture<Integer> port = CompletableFuture.supplyAsync(() -> start(router));
            await().during(Duration.ofMillis(200)).until(() -> !port.isDone());
            Fixture.writeToken(home);
            assertTrue(Wire.get(port.join(), "shop.localhost").endsWith("one"));
            router.stop();
        }
    }

    private static int start(Router router) {
        try {
            return router.start().plain();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private AppRoutes[] apps(int count) {
        AppRoutes[] apps = new AppRoutes[count];
        for (int i = 0; i < count; i++) {
            apps[i] = Fixture.live("app" + i, one.target());
        }
        return apps;
    }

    @Test
    void believesALossOfMoreThanHalfOnlyTheSecondTime() throws Exception {
        try (Fixture f = Fixture.serving(home, apps(6))) {
            f.platform.snapshot = Fixture.snapshot(apps(2));
            int before = f.platform.connections.get();
            f.platform.feedsLeft.set(1);
            f.platform.endStreams();
            // That it asks again shows that it set the first one aside.
            await().until(() -> f.platform.refusedFeeds.get() > 0);
            assertTrue(Wire.get(f.port, "app5.localhost").endsWith("one"));
            f.platform.feedsLeft.set(1);
            serves(f, "app5", "No such app");
            assertEquals(before + 2, f.platform.connections.get());
            serves(f, "app1", "one");
        }
    }

    @Test
    void forgetsALossThatTheNextSnapshotDoesNotHave() throws Exception {
        try (Fixture f = Fixture.serving(home, apps(6))) {
            f.platform.snapshot = Fixture.snapshot();
            f.platform.feedsLeft.set(1);
            f.platform.endStreams();
            await().until(() -> f.platform.refusedFeeds.get() > 0);
            f.platform.snapshot = Fixture.snapshot(apps(7));
            f.platform.feedsLeft.set(1);
            serves(f, "app6", "one");
            serves(f, "app5", "one");
        }
    }

    @Test
    void believesALossOfHalfOfFewAtOnce() throws Exception {
        try (Fixture f = Fixture.serving(home, apps(3))) {
            f.platform.snapshot = Fixture.snapshot(apps(1));
            int before = f.platform.connections.get();
            f.platform.endStreams();
            serves(f, "app2", "No such app");
            assertEquals(before + 1, f.platform.connections.get());
        }
    }

    @Test
    void takesASnapshotBeforeItTrustsAnAdditionAfterItsLeaseRanOut() throws Exception {
        Duration lease = Duration.ofSeconds(1);
        try (Fixture f = Fixture.serving(home, limits -> limits.lease = lease, Fixture.live("shop", one.target()))) {
            await().until(() -> !f.platform.reports.isEmpty());
            f.platform.reportStatus = 503;
            await().until(() -> f.platform.refusedReports.get() > 0);
            int before = f.platform.connections.get();
            await().pollDelay(lease.plusMillis(100)).until(() -> true);
            serves(f, "shop", "one");
            f.platform.send(Fixture.changed(Fixture.live("blog", two.target())));
            await().until(() -> f.platform.connections.get() > before);
            serves(f, "blog", "No such app");
            f.platform.reportStatus = 200;
        }
    }

    @Test
    void storesItsRoutesAndServesThemWithoutThePlatform() throws Exception {
        Fixture first = Fixture.serving(home, Fixture.live("shop", one.target()));
        first.platform.send(Fixture.changed(Fixture.live("blog", two.target())));
        serves(first, "blog", "two");
        await().until(() -> Files.readString(home.resolve("router/routes.json")).contains("blog"));
        first.close();

        FakePlatform away = first.platform;
        Router restarted = new Router(Fixture.config(away, home), Fixture.BOOT, Clock.systemUTC());
        int port = restarted.start().plain();
        assertTrue(Wire.get(port, "shop.localhost").endsWith("one"));
        assertTrue(Wire.get(port, "blog.localhost").endsWith("two"));
        restarted.stop();
    }

    @Test
    void doesNotServeRoutesOfAnotherBoot() throws Exception {
        Fixture first = Fixture.serving(home, Fixture.live("shop", one.target()));
        await().until(() -> Files.exists(home.resolve("router/routes.json")));
        first.close();

        try (FakePlatform platform = new FakePlatform(Fixture.snapshot(Fixture.live("blog", two.target())))) {
            platform.feedStatus = 503;
            Router rebooted = new Router(Fixture.config(platform, home), "boot-2", Clock.systemUTC());
            CompletableFuture<Integer> port = CompletableFuture.supplyAsync(() -> start(rebooted));
            await().during(Duration.ofMillis(200)).until(() -> !port.isDone());
            platform.feedStatus = 200;
            assertTrue(Wire.get(port.join(), "shop.localhost").contains("No such app"));
            assertFalse(Wire.get(port.join(), "blog.localhost").contains("No such app"));
            rebooted.stop();
        }
    }
}
