package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dynos of 512 MB that may write 50 MB. */
class QuotaTest {
    private static final String R15 = "Error R15 (Memory quota vastly exceeded)";
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

    /** A command that allocates, and touches, so much memory and then sleeps. */
    private static String eat(int megabytes) {
        return "perl -e 'open Z, \"/dev/zero\"; for (1.." + megabytes
                + ") { sysread Z, $x[$_], 1 << 20 } print \"full\\n\"; sleep 600'";
    }

    private List<String> lines(String text) {
        return test.texts("heroku").stream().filter(line -> line.contains(text)).toList();
    }

    private void run(DesiredDyno dyno) {
        test.start();
        test.want(dyno);
    }

    @Test
    void tellsOfMemoryOverTheSizeOnceAMinuteAndLetsTheDynoRun() {
        DesiredDyno worker = test.worker(eat(600));
        run(worker);
        TestNode.eventually().until(() -> lines("R14").size() == 1);
        assertEquals(List.of("Error R14 (Memory quota exceeded)"), lines("R14"));
        String running = lines("Process running").getFirst();
        assertTrue(running.matches("Process running mem=(5[1-9]|6[0-9])\\d?M\\(1[0-2]\\d\\.\\d%\\)"), running);
        assertTrue(test.report(DynoReport.Exited.class, worker).isEmpty());
        assertTrue(engine.engine().list(Map.of()).getFirst().running());
    }

    @Test
    void tellsLoadAndMemoryOfADynoWhereThatIsWanted() {
        run(Dynos.told(test.worker("exec perl -e '1 while 1'")));
        TestNode.eventually().until(() -> lines("sample#load_avg_1m=").size() > 4);
        assertTrue(
                lines("sample#memory_total=")
                        .getLast()
                        .matches(
                                "source=worker\\.1 dyno=heroku\\..* sample#memory_rss=\\d+\\.\\d\\dMB .* sample#memory_quota=512\\.00MB"),
                lines("sample#memory_total=").getLast());
        TestNode.eventually().until(() -> !lines("load_avg_1m=").getLast().contains("load_avg_1m=0.00"));
    }

    @Test
    void tellsNothingOfADynoWithoutBeingAsked() {
        run(test.worker(eat(600)));
        TestNode.eventually().until(() -> lines("R14").size() == 1);
        assertEquals(List.of(), lines("sample#"));
    }

    @Test
    void theCacheOfFilesIsNotHeldAgainstADyno() {
        run(
                test.worker(
                        "perl -e 'open F, \">/tmp/f\" or die; print F \"x\" x (1 << 20) for 1..40;' ; echo written; sleep 600"));
        TestNode.eventually().until(() -> test.texts("app").contains("written"));
        String id = engine.engine().list(Map.of()).getFirst().id();
        assertTrue(engine.engine().memory(id).orElseThrow().held() < 20 << 20);
        assertEquals(40 << 20, engine.engine().written().get(id), 1 << 20);
    }

    @Test
    void endsADynoThatUsesTwiceItsMemory() {
        DesiredDyno worker = test.worker("exec " + eat(1100));
        run(worker);
        DynoReport.Exited exited = test.await(DynoReport.Exited.class, worker);
        assertTrue(exited.outOfMemory());
        assertEquals(137, exited.exitCode());
        assertEquals(List.of(R15), lines("R15"));
        assertTrue(test.texts("heroku").contains("Process running mem=1024M(200.0%)"));
        assertTrue(test.texts("heroku").contains("Process exited with status 137"));
    }

    @Test
    void endsAllOfADynoOfWhichTheKernelEndedOneProcess() {
        DesiredDyno worker = test.worker(eat(1100) + "; while :; do sleep 1; done");
        run(worker);
        DynoReport.Exited exited = test.await(DynoReport.Exited.class, worker);
        assertTrue(exited.outOfMemory());
        assertEquals(List.of(R15), lines("R15"));
        assertTrue(test.texts("heroku").contains("Stopping process with SIGKILL"));
    }

    @Test
    void endsADynoThatFillsTheDiskAndSaysSo() {
        DesiredDyno worker = test.worker(
                "perl -e 'open F, \">/tmp/f\" or die; while (1) { syswrite F, \"x\" x 65536; select undef, undef, undef, 0.001 }'");
        run(worker);
        DynoReport.Exited exited = test.await(DynoReport.Exited.class, worker);
        assertFalse(exited.outOfMemory());
        assertEquals(137, exited.exitCode());
        String line = lines("Disk quota exceeded").getFirst();
        assertTrue(line.contains("may write 50 MB"), line);
        TestNode.eventually().until(() -> engine.engine().list(Map.of()).isEmpty());
    }
}
