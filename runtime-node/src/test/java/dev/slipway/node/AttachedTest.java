package dev.slipway.node;

import static dev.slipway.node.TestNode.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.TestEngine;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachedTest {
    private final TestEngine engine = TestEngine.open();
    private final TestNode node = new TestNode(engine).with(Duration.ofSeconds(60), Duration.ofSeconds(2));

    private RuntimeNode running;

    @BeforeEach
    void start() {
        running = node.start();
    }

    @AfterEach
    void close() {
        node.close();
        engine.close();
    }

    @Test
    void whatIsTypedAndPrintedGoesToTheUserAndIntoNoLog() throws Exception {
        TestTerminal user = new TestTerminal(true);
        DesiredDyno dyno = run(user, "read word; [ -t 0 ] && echo \"got $word\"; exit 7");
        user.type("this\n");
        DynoReport.Exited exited = node.await(DynoReport.Exited.class, dyno);
        assertEquals(7, exited.exitCode());
        user.closed.await();
        assertTrue(user.seen().endsWith("got this\r\n"), user.seen());
        assertEquals(7, user.exitCode);
        assertEquals(List.of(), node.texts("app"));
        assertTrue(node.texts("heroku").contains("Process exited with status 7"));
        eventually().until(() -> engine.engine().list(Map.of()).isEmpty());
    }

    @Test
    void inputWithoutATerminalEndsAndTheOutputComesToItsEnd() throws Exception {
        TestTerminal user = new TestTerminal(false);
        DesiredDyno dyno = run(user, "cat; echo end");
        user.type("one\ntwo\n");
        user.endInput();
        assertEquals(0, node.await(DynoReport.Exited.class, dyno).exitCode());
        user.closed.await();
        assertEquals("one\ntwo\nend\n", user.seen());
    }

    @Test
    void endsWhenTheUserLeaves() throws Exception {
        TestTerminal user = new TestTerminal(true);
        DesiredDyno dyno = run(user, "trap '' TERM; echo ready; sleep 600");
        eventually().until(() -> user.seen().contains("ready"));
        user.leave();
        assertEquals(129, node.await(DynoReport.Exited.class, dyno).exitCode());
        eventually().until(() -> engine.engine().list(Map.of()).isEmpty());
    }

    @Test
    void killsWhatDoesNotEndWithTheUser() throws Exception {
        TestTerminal user = new TestTerminal(true);
        DesiredDyno dyno = run(user, "trap '' HUP TERM; echo ready; while true; do sleep 1; done");
        eventually().until(() -> user.seen().contains("ready"));
        user.leave();
        assertEquals(137, node.await(DynoReport.Exited.class, dyno).exitCode());
    }

    @Test
    void endsWithTheReasonOnceItHasWrittenMoreThanItMay() throws Exception {
        TestTerminal user = new TestTerminal(true);
        DesiredDyno dyno = run(user, "perl -e 'open F, q(>/tmp/fill); print F q(x) x 1_000_000 while 1'");
        assertEquals(137, node.await(DynoReport.Exited.class, dyno).exitCode());
        user.closed.await();
        assertTrue(user.seen().contains("Disk quota exceeded"), user.seen());
    }

    @Test
    void endsWhenNobodyWantsItAnyMore() throws Exception {
        TestTerminal user = new TestTerminal(true);
        DesiredDyno dyno = run(user, "echo ready; sleep 600");
        eventually().until(() -> user.seen().contains("ready"));
        node.want();
        node.await(DynoReport.Exited.class, dyno);
        user.closed.await();
    }

    @Test
    void aContainerWhoseUserWasLostWithTheNodeIsRemoved() throws Exception {
        TestTerminal user = new TestTerminal(true);
        run(user, "echo ready; sleep 600");
        eventually().until(() -> user.seen().contains("ready"));
        running.close();
        node.terminals.clear();
        node.want();
        node.start();
        eventually().until(() -> engine.engine().list(Map.of()).isEmpty());
    }

    private DesiredDyno run(TestTerminal user, String command) throws IOException {
        DesiredDyno dyno = node.dyno("run.1234", command, 0, OptionalInt.empty(), true);
        node.terminals.put(dyno.id(), user);
        node.want(dyno);
        return dyno;
    }
}
