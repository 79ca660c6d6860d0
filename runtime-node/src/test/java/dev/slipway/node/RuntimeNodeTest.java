package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.Container;
import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.node.NodeConfig.FirewallMode;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RuntimeNodeTest {
    private static TestEngine engine;

    private final TestNode test = new TestNode(engine);

    @BeforeAll
    static void open() {
        engine = TestEngine.open();
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private List<Container> containers() {
        return test.engine.engine().list(Map.of());
    }

    @Test
    void startsAWebDynoAndReportsItUpOnceItListens() throws Exception {
        DesiredDyno web = test.web(TestNode.SERVER);
        test.start();
        test.want(web);
        test.await(DynoReport.Up.class, web);
        try (Socket socket = new Socket(web.address(), TestNode.PORT)) {
            assertEquals("hello\n", new String(socket.getInputStream().readAllBytes()));
        }
        String name = containers().getFirst().name();
        assertEquals(
                "slipway-" + test.engine.installation() + "-shop-web.1-"
                        + web.id().toString().substring(0, 8) + "-1",
                name);
        assertTrue(test.report(DynoReport.Started.class, web).isPresent());
        TestNode.eventually().until(() -> test.texts("app").contains("listening"));
        assertEquals(
                List.of("Starting process with command `" + TestNode.SERVER + "`", "State changed from starting to up"),
                test.texts("heroku"));
    }

    @Test
    void reportsAnExitWithItsWholeLogAndRemovesTheContainer() {
        DesiredDyno worker = test.worker(
                "i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo line $i; done; printf '\\377\\000!'; exit 7");
        test.start();
        test.want(worker);
        DynoReport.Exited exited = test.await(DynoReport.Exited.class, worker);
        assertEquals(7, exited.exitCode());
        assertFalse(exited.outOfMemory());
        List<String> lines = test.texts("app");
        assertEquals(IntStream.rangeClosed(1, 2000).mapToObj(i -> "line " + i).toList(), lines.subList(0, 2000));
        assertEquals(List.of("\uFFFD\uFFFD!"), lines.subList(2000, lines.size()));
        assertTrue(test.texts("heroku")
                .containsAll(List.of("Process exited with status 7", "State changed from up to crashed")));
        TestNode.eventually()
                .until(() -> containers().isEmpty()
                        && test.engine.engine().networks(Map.of()).isEmpty());
    }

    @Test
    void losesNeitherLinesNorReportsWhileThePlatformIsAway() {
        DesiredDyno worker = test.worker("echo first; sleep 0.3; echo last words; exit 3");
        test.start();
        test.want(worker);
        test.await(DynoReport.Up.class, worker);
        test.failures.set(12);
        assertEquals(3, test.await(DynoReport.Exited.class, worker).exitCode());
        assertEquals(List.of("first", "last words"), test.texts("app"));
    }

    @Test
    void runsAOneOffToItsEnd() {
        DesiredDyno release = test.dyno("release.1", "echo migrated", 0, OptionalInt.empty(), true);
        test.start();
        test.want(release);
        assertEquals(0, test.await(DynoReport.Exited.class, release).exitCode());
        assertEquals(List.of("migrated"), test.texts("app"));
    }

    @Test
    void killsADynoThatListensOnLoopbackOnlyAndSaysSo() {
        DesiredDyno web = test.web(TestNode.server("127.0.0.1", "3000"));
        test.with(Duration.ofSeconds(2), Duration.ofSeconds(5)).start();
        test.want(web);
        DynoReport.BootTimedOut late = test.await(DynoReport.BootTimedOut.class, web);
        assertEquals("The process listens on 127.0.0.1:3000; bind 0.0.0.0:$PORT (5000) instead", late.hint());
        assertTrue(test.texts("heroku")
                .contains(
                        "Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 2 seconds of launch"));
        TestNode.eventually().until(() -> containers().isEmpty());
    }

    @Test
    void stopsWithSigtermAndKeepsTheLastLines() {
        DesiredDyno worker = test.worker(
                "sh -c 'trap \"sleep 0.2; echo good bye; exit 0\" TERM; echo ready; while :; do sleep 0.05; done'");
        test.start();
        test.want(worker);
        TestNode.eventually().until(() -> test.texts("app").contains("ready"));
        test.want();
        test.await(DynoReport.Removed.class, worker);
        assertTrue(test.texts("app").contains("good bye"));
        assertTrue(test.texts("heroku")
                .containsAll(List.of("Stopping all processes with SIGTERM", "Process exited with status 0")));
        assertEquals(List.of(), containers());
    }

    @Test
    void killsWhatDoesNotEndInTime() {
        DesiredDyno worker = test.worker("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        test.with(Duration.ofSeconds(60), Duration.ofSeconds(1)).start();
        test.want(worker);
        TestNode.eventually().until(() -> test.texts("app").contains("ready"));
        test.want();
        test.await(DynoReport.Removed.class, worker);
        assertTrue(test.texts("heroku")
                .containsAll(List.of(
                        "Error R12 (Exit timeout) -> At least one process failed to exit within 1 seconds of SIGTERM",
                        "Stopping remaining processes with SIGKILL",
                        "Process exited with status 137")));
    }

    @Test
    void aNewAttemptTakesTheAddressOfTheLast() {
        DesiredDyno web = test.web(TestNode.SERVER);
        DesiredDyno again = Dynos.attempt(web, 2);
        test.start();
        test.want(web);
        test.await(DynoReport.Up.class, web);
        test.want(again);
        test.await(DynoReport.Removed.class, web);
        test.await(DynoReport.Up.class, again);
        assertEquals(1, containers().size());
    }

    @Test
    void reportsWhatTheEngineCannotStart() {
        DesiredDyno worker = test.worker("true");
        DesiredDyno wrong = Dynos.in(worker, worker.network(), "10.99.99.99", 1, OptionalInt.empty(), false);
        test.start();
        test.want(wrong);
        DynoReport.StartFailed failed = test.await(DynoReport.StartFailed.class, wrong);
        assertTrue(failed.message().startsWith("The engine could not start the container"), failed.message());
        TestNode.eventually().until(() -> containers().isEmpty());
    }

    @Test
    void stopsEverythingAtOnce() throws Exception {
        DesiredDyno one = test.worker("exec sleep 60");
        DesiredDyno two = test.dyno("worker.2", "exec sleep 60", 1, OptionalInt.empty(), false);
        RuntimeNode node = test.start(FirewallMode.ON);
        test.want(one, two);
        test.await(DynoReport.Up.class, one);
        test.await(DynoReport.Up.class, two);
        assertTrue(node.stopAll());
        assertTrue(test.report(DynoReport.Removed.class, one).isPresent());
        assertTrue(test.report(DynoReport.Removed.class, two).isPresent());
        assertEquals(List.of(), containers());
        assertEquals(List.of(), test.engine.engine().networks(Map.of()));
    }
}
