package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Builds that would take the machine with them, under small limits. */
@ExtendWith(Installed.class)
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBuildTest {
    private static final Map<String, String> LIMITS = Map.of(
            "SLIPWAY_BUILD_TIMEOUT", "30S",
            "SLIPWAY_BUILD_DISK", "400M",
            "SLIPWAY_BUILD_MEMORY", "300M",
            "SLIPWAY_BUILD_PROCESSES", "80");

    private Slipway slipway;
    private App app;
    private Footprint before;

    @BeforeAll
    void pushWhatWorksAndSetLimits(Slipway shared) {
        slipway = shared;
        app = App.create(slipway, "bad-build", App.testApp("probe"));
        app.write("package.json", """
                {"name": "bad-build", "version": "1.0.0", "scripts": {"build": "node build.js"}}
                """);
        app.write("build.js", "console.log('builds well')");
        app.push().ok();
        app.git("tag", "good").ok();
        slipway.up(LIMITS).ok();
        before = Footprint.of(slipway, app);
    }

    @AfterAll
    void liftLimits() {
        slipway.run("up").ok();
    }

    @Test
    void aBuildThatHangsIsEndedAtItsTimeLimit() {
        assertDeclined("setInterval(() => {}, 1000)", "time limit of 30 s");
    }

    @Test
    void aBuildThatFillsTheDiskIsEndedAtItsDiskLimit() {
        assertDeclined("""
                const fs = require('fs'), file = fs.openSync('fill', 'w'), chunk = Buffer.alloc(1 << 20, 1);
                setInterval(() => { for (let i = 0; i < 20; i++) fs.writeSync(file, chunk); }, 50);
                """, "disk limit of 400 MB");
    }

    @Test
    void aBuildThatEatsMemoryIsEndedAtItsMemoryLimit() {
        assertDeclined("""
                const eaten = [];
                setInterval(() => eaten.push(Buffer.alloc(10 << 20, 1)), 10);
                """, "memory limit of 300 MB");
    }

    @Test
    void aBuildThatForksForEverGetsNoMoreProcesses() {
        assertDeclined("""
                const { spawn } = require('child_process');
                for (let i = 0; i < 500; i++) spawn('sleep', ['600']);
                """, "EAGAIN");
    }

    @Test
    void aPushWhileThePlatformGoesDownIsToldSoAndTheSamePushWorksLater() {
        app.write("build.js", "console.log('the build', 'is slow'); setTimeout(() => {}, 20000)");
        try (Running push = app.pushing()) {
            push.awaitOutput("the build is slow");
            slipway.run("down", "--keep-apps").ok();
            String said = push.end().refused();
            assertTrue(said.contains("the platform is stopping. Push again once it is back."), said);
        } finally {
            slipway.up(LIMITS).ok();
        }
        assertUnharmed();
        app.git("reset", "-q", "--hard", "good").ok();
        app.commit("The same again");
        app.push().ok();
        app.git("tag", "-f", "good").ok();
        app.awaitDynos(1);
        before = Footprint.of(slipway, app);
    }

    private void assertDeclined(String build, String reason) {
        app.write("build.js", build);
        String said = app.push().refused();
        assertTrue(said.contains(reason), said);
        assertTrue(said.contains("Push rejected to bad-build"), said);
        assertUnharmed();
        app.git("reset", "-q", "--hard", "good").ok();
    }

    private void assertUnharmed() {
        Footprint.assertUnchanged(slipway, app, before);
        assertEquals(200, app.get("/").status());
        assertTrue(app.remoteRefs().contains(app.git("rev-parse", "good").ok().strip()), app.remoteRefs());
    }
}
