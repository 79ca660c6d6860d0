package dev.slipway.node;

import static dev.slipway.node.TestNode.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.TestEngine;
import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.InsideCommand;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsideTest {
    private final TestEngine engine = TestEngine.open();
    private final TestNode node = new TestNode(engine).with(Duration.ofSeconds(60), Duration.ofSeconds(2));

    private DesiredDyno dyno;

    @BeforeEach
    void start() {
        node.start();
        dyno = node.worker("echo $$ > /tmp/dyno; exec sleep 600");
        node.want(dyno);
        node.await(DynoReport.Up.class, dyno);
    }

    @AfterEach
    void close() {
        node.close();
        engine.close();
    }

    @Test
    void runsInTheDynoWithATerminalOfItsSizeAndTellsItsExitStatus() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(
                user,
                "read word; [ -t 0 ] && [ -f /tmp/dyno ] && echo \"$A $word $(stty size)\"; exit 7",
                Map.of("A", "1"));
        user.type("this\n");
        user.closed.await();
        assertTrue(user.seen().endsWith("1 this 30 100\r\n"), user.seen());
        assertEquals(7, user.exitCode);
        assertEquals(List.of(), node.texts("app"));
        assertTrue(node.report(DynoReport.Exited.class, dyno).isEmpty());
    }

    @Test
    void inputWithoutATerminalEndsAndTheOutputComesToItsEnd() throws Exception {
        TestTerminal user = new TestTerminal(false);
        run(user, "cat; echo end", Map.of());
        user.type("one\ntwo\n");
        user.endInput();
        user.closed.await();
        assertEquals("one\ntwo\nend\n", user.seen());
        assertEquals(0, user.exitCode);
    }

    @Test
    void waitsForADynoThatIsBeingStarted() throws Exception {
        DesiredDyno next = node.worker("sleep 600");
        TestTerminal user = new TestTerminal(false);
        node.runInside(new InsideCommand(next.id(), "echo in", ConfigVars.of(Map.of()), user));
        node.want(dyno, next);
        user.closed.await();
        assertEquals("in\n", user.seen());
    }

    @Test
    void isInterruptedByTheKeyForIt() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(user, "trap 'exit 5' INT; echo ready; sleep 600 & wait", Map.of());
        eventually().until(() -> user.seen().contains("ready"));
        user.type("\u0003");
        user.closed.await();
        assertEquals(5, user.exitCode);
    }

    @Test
    void endsWhenTheUserLeavesAndTheDynoRunsOn() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(user, "echo ready; sleep 4321", Map.of());
        eventually().until(() -> user.seen().contains("ready"));
        assertTrue(processes().contains("sleep 4321"), processes());
        user.leave();
        user.closed.await();
        eventually().until(() -> !processes().contains("sleep 4321"));
        assertTrue(processes().contains("sleep 600"), processes());
    }

    @Test
    void killsWhatDoesNotEndWithTheUser() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(user, "trap '' HUP TERM; echo ready; while true; do sleep 0.4321; done", Map.of());
        eventually().until(() -> user.seen().contains("ready") && processes().contains("0.4321"));
        user.leave();
        user.closed.await();
        eventually().until(() -> !processes().contains("0.4321"));
    }

    @Test
    void endsWithItsDyno() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(user, "echo ready; sleep 600", Map.of());
        eventually().until(() -> user.seen().contains("ready"));
        node.want();
        node.await(DynoReport.Removed.class, dyno);
        user.closed.await();
    }

    private void run(TestTerminal user, String command, Map<String, String> environment) {
        node.runInside(new InsideCommand(dyno.id(), command, ConfigVars.of(environment), user));
    }

    /** The command lines of all that runs in the dyno. */
    private String processes() {
        String container =
                engine.engine().list(Identity.labelsOf(dyno.id())).getFirst().id();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        engine.engine()
                .exec(
                        container,
                        List.of("/bin/sh", "-c", "cat /proc/[0-9]*/cmdline 2>/dev/null"),
                        Map.of(),
                        "",
                        null,
                        lines);
        return lines.toString(StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
