package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installed.class)
@Order(3)
class AbandonedPushTest {
    @Test
    void aBuildGoesOnWithoutTheClientAndTheNextPushQueuesBehindIt(Slipway slipway) {
        App app = App.create(slipway, "abandoned", App.testApp("probe"));
        app.push().ok();
        Footprint before = Footprint.of(slipway, app);
        app.write("package.json", """
                {"name": "slow", "version": "1.0.0", "scripts": {"build": "node build.js"}}
                """);
        app.write("build.js", """
                console.log('the build', 'is slow');
                setTimeout(() => console.log('the build', 'is done'), 6000);
                """);
        Running push = app.pushing();
        push.awaitOutput("the build is slow");
        push.kill();
        String abandoned = app.head();
        app.write("server.py", "import sys; sys.exit('never live')");
        try (Running next = app.commit("Go on").pushing()) {
            next.awaitOutput("Another build of abandoned is running; this one comes next.");
            next.kill();
        }
        await("the abandoned commit's branch")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> app.remoteRefs().contains(abandoned + "\trefs/heads/main"));
        assertTrue(app.get("/").body().startsWith("probe v2"), app.get("/").body());
        await("both builds' end")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !app.json("builds").toString().contains("\"pending\""));
        assertTrue(app.get("/").body().startsWith("probe v2"), app.get("/").body());
        assertTrue(app.remoteRefs().contains(abandoned + "\trefs/heads/main"));
        Footprint after = Footprint.of(slipway, app);
        assertEquals(before.folders(), after.folders());
        assertEquals(before.refs().size(), after.refs().size());
    }

    @Test
    void aCancelledBuildEndsItsPushAndLeavesNothing(Slipway slipway) {
        App app = App.create(slipway, "cancelled", App.testApp("probe"));
        app.push().ok();
        Footprint before = Footprint.of(slipway, app);
        app.write("package.json", """
                {"name": "endless", "version": "1.0.0", "scripts": {"build": "node build.js"}}
                """);
        app.write("build.js", "console.log('the build', 'has begun'); setInterval(() => {}, 1000);");
        try (Running push = app.pushing()) {
            push.awaitOutput("the build has begun");
            app.slipway("builds:cancel").ok();
            String refused = push.end().refused();
            assertTrue(refused.contains("cancelled"), refused);
        }
        Footprint.assertUnchanged(slipway, app, before);
    }
}
