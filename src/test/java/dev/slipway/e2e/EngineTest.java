package dev.slipway.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The engine goes away under a running platform, and comes back: all is as before, and was safe meanwhile. */
@ExtendWith(Restartable.Condition.class)
// Beside the others, with which it shares nothing, and over before those that load the machine.
@Execution(ExecutionMode.CONCURRENT)
// One such class at a time, and its tests one after the other.
@ResourceLock(Slipway.BESIDE)
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {
    private Restartable own;
    private Slipway slipway;
    private OwnEngine engine;
    private App app;
    private App neighbour;

    @BeforeAll
    void pushTwoApps() {
        own = Restartable.create();
        slipway = own.slipway();
        engine = own.engine();
        app = App.named(slipway, "engine-app");
        neighbour = App.named(slipway, "engine-neighbour");
        app.slipway("ps:scale", "worker=1").ok();
    }

    @AfterAll
    void close() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void aKilledEngineLosesNothing() throws IOException {
        goesAwayAndComesBack("killed", engine::kill);
    }

    /** The machine's packet filter is reset too, as the start of another firewall does it. */
    @Test
    void aStoppedEngineLosesNothingNorDoesAnEmptiedPacketFilter() throws IOException {
        goesAwayAndComesBack("stopped", () -> {
            engine.stop();
            engine.run("iptables", "-F");
            engine.run("iptables", "-X");
        });
    }

    @Test
    void aBuildThatTheEngineDiesInFailsWithAReasonAndLeavesNothing() {
        App building = App.create(slipway, "engine-build", App.testApp("probe"));
        building.write("requirements.txt", "./slow\n")
                .write("slow/backend.py", "import time; time.sleep(600)\n")
                .write("slow/pyproject.toml", """
                        [build-system]
                        requires = []
                        build-backend = "backend"
                        backend-path = ["."]
                        """);
        int dynos =
                Docker.containers(slipway, "{{.Names}}", "slipway.dyno-name").size();
        try (Running push = building.pushing()) {
            push.awaitOutput("Getting requirements to build wheel");
            engine.kill();
            String refused = push.end().refused();
            assertTrue(refused.contains("The container engine went away during the build"), refused);
        }
        engine.start();
        building.git("rm", "-q", "-r", "-f", "requirements.txt", "slow").ok();
        building.push().ok();
        building.slipway("destroy", "--confirm", "engine-build").ok();
        await("the dynos' containers, and no others")
                .atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertEquals(dynos, allContainers().size()));
    }

    private List<String> allContainers() {
        return Docker.containers(slipway, "{{.Names}}").stream()
                .filter(name -> !Footprint.isForANextBuild(name))
                .toList();
    }

    /** The router serves on by itself meanwhile; the engine may give out addresses in another order. */
    @Test
    void noAnswerComesFromAnotherAppAfterTheEngineRestartedWhileThePlatformWasDown() {
        try (Watch watch = new Watch(List.of(app, neighbour))) {
            slipway.run("down", "--keep-apps").ok();
            watch.awaitAnswers();
            engine.kill();
            watch.awaitAnswers();
            engine.start();
            slipway.run("up").ok();
            // Only these answers can be of the new containers: the old ones ended with the engine's start.
            watch.awaitAnswers();
            assertEquals(List.of(), watch.wrong());
        }
    }

    private void goesAwayAndComesBack(String word, Runnable away) throws IOException {
        String refs = app.remoteRefs();
        List<String> before = containers();
        app.get("/say?text=before-" + word);
        app.awaitLog("before-" + word);
        try (Watch watch = new Watch(List.of(app, neighbour))) {
            watch.awaitAnswers();
            away.run();
            assertPushTellsWhatToDo();
            assertEquals(refs, app.remoteRefs());

            engine.start();
            await("new containers for all dynos")
                    .atMost(Duration.ofSeconds(120))
                    .until(() ->
                            containers().size() == 3 && containers().stream().noneMatch(before::contains));
            app.awaitUp("web.1", "worker.1");
            neighbour.awaitUp("web.1");
            assertIsolated();
            watch.awaitAnswers();
            assertEquals(List.of(), watch.wrong());
        }
        app.get("/say?text=after-" + word);
        app.awaitLog("after-" + word);
        assertEquals(
                2, app.slipway("logs", "-n", "1500", "--dyno", "web.1").ok().split("-" + word, -1).length - 1);
        app.push().ok();
    }

    private List<String> containers() {
        List<String> all = new ArrayList<>(app.containers("{{.ID}}"));
        all.addAll(neighbour.containers("{{.ID}}"));
        return all;
    }

    private void assertPushTellsWhatToDo() {
        String refused = app.push().refused();
        assertTrue(refused.contains("could not be reached"), refused);
        assertTrue(refused.contains("Start it"), refused);
        assertTrue(refused.contains("Push rejected to " + app.name()), refused);
        assertFalse(app.slipway("builds").ok().contains("pending"));
    }

    private void assertIsolated() throws IOException {
        assertEquals("reached", app.reach(app.address() + ":" + app.port()), "its own address");
        try (ServerSocket outside = new ServerSocket(0, 9, InetAddress.getByName(engine.outside()))) {
            assertEquals("reached", app.reach(engine.outside() + ":" + outside.getLocalPort()), "the outside");
        }
        for (String forbidden : List.of(
                neighbour.address() + ":" + neighbour.port(),
                engine.address() + ":" + app.platformPort(),
                app.gateway() + ":" + app.platformPort(),
                "169.254.169.254:80")) {
            String came = app.reach(forbidden);
            assertTrue(came.startsWith("not reached"), forbidden + ": " + came);
        }
    }
}
