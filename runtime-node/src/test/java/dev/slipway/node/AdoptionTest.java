package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.Container;
import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdoptionTest {
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

    private Container container() {
        String id = test.engine.engine().list(Map.of()).getFirst().id();
        return test.engine.engine().inspect(id).orElseThrow();
    }

    @Test
    void keepsContainersAndLosesOrDoublesNoLineWhileNodesComeAndGo() {
        DesiredDyno worker = test.worker(
                "perl -e '$|=1; for (1..3000) { print \"line $_\\n\"; print STDERR \"err $_\\n\"; select(undef,undef,undef,0.001)}'");
        RuntimeNode node = test.start();
        test.want(worker);
        test.await(DynoReport.Started.class, worker);
        Container before = container();
        for (int i = 1; i <= 4; i++) {
            int seen = test.lines.size();
            TestNode.eventually().until(() -> test.lines.size() > seen + 300);
            node.close();
            node = test.start();
        }
        Container after = container();
        assertEquals(before.id(), after.id());
        assertEquals(before.startedAt(), after.startedAt());
        assertEquals(0, test.await(DynoReport.Exited.class, worker).exitCode());
        assertEquals(numbered("line "), starting("line "));
        assertEquals(numbered("err "), starting("err "));
        assertEquals(5, test.adoptions.get());
        assertEquals(
                1,
                test.reports.stream()
                        .filter(DynoReport.Started.class::isInstance)
                        .count());
    }

    private static List<String> numbered(String prefix) {
        return IntStream.rangeClosed(1, 3000).mapToObj(i -> prefix + i).toList();
    }

    private List<String> starting(String prefix) {
        return test.texts("app").stream()
                .filter(text -> text.startsWith(prefix))
                .toList();
    }

    @Test
    void reportsWhatEndedWhileNoNodeRanBeforeAdoptionEnds() {
        DesiredDyno web = test.web(TestNode.SERVER);
        RuntimeNode node = test.start();
        test.want(web);
        test.await(DynoReport.Up.class, web);
        node.close();
        test.engine.engine().kill(container().id());
        test.start();
        TestNode.eventually().until(() -> test.adoptions.get() == 2);
        assertEquals(
                137, test.report(DynoReport.Exited.class, web).orElseThrow().exitCode());
    }

    @Test
    void reportsAWebDynoUpAgainAndStopsWhatNobodyWants() {
        DesiredDyno web = test.web(TestNode.SERVER);
        DesiredDyno worker = test.worker("exec sleep 60");
        RuntimeNode node = test.start();
        test.want(web, worker);
        test.await(DynoReport.Up.class, web);
        test.await(DynoReport.Up.class, worker);
        node.close();
        test.reports.clear();
        test.desired.remove(worker);
        test.start();
        test.await(DynoReport.Up.class, web);
        test.await(DynoReport.Removed.class, worker);
    }

    @Test
    void startsAContainerThatWasOnlyCreated() {
        DesiredDyno worker = test.worker("echo once; exec sleep 60");
        RuntimeNode node = test.start();
        test.want(worker);
        test.await(DynoReport.Up.class, worker);
        node.close();
        Container running = container();
        test.engine.engine().remove(running.id());
        var spec = test.engine.shell("true");
        test.engine
                .engine()
                .create(new dev.slipway.engine.ContainerSpec(
                        running.name(),
                        spec.image(),
                        spec.entrypoint(),
                        spec.command(),
                        spec.workingDirectory(),
                        spec.user(),
                        spec.env(),
                        running.labels(),
                        spec.network(),
                        spec.address(),
                        spec.limits(),
                        spec.binds(),
                        spec.tmpfs()));
        test.lines.clear();
        test.start();
        TestNode.eventually().until(() -> test.texts("app").contains("once"));
        assertTrue(container().running());
    }
}
