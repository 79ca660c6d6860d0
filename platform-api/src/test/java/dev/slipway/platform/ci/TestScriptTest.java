package dev.slipway.platform.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The command is run by a real shell, as a dyno's is. */
class TestScriptTest {
    private final TestRun run = new TestRun();

    TestScriptTest() {
        run.id = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    }

    @Test
    void runsTheTestsAfterTheirSetUpAndEndsAsTheyDo() throws Exception {
        Ended ended = run("echo prepared # as it should be", "echo tested; exit 3");
        assertEquals("prepared\n" + TestScript.beginning(run) + "\ntested\n", ended.output());
        assertEquals(3, ended.code());
    }

    @Test
    void runsNoTestsIfTheirSetUpFails() throws Exception {
        Ended ended = run("echo no; exit 5", "echo tested");
        assertEquals("no\n", ended.output());
        assertEquals(5, ended.code());
    }

    @Test
    void needsNoSetUp() throws Exception {
        assertEquals(
                TestScript.beginning(run) + "\nfine\n", run(null, "echo fine").output());
    }

    private Ended run(String setup, String test) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", TestScript.command(run, setup, test)).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(output, shell.waitFor());
    }

    private record Ended(String output, int code) {}
}
