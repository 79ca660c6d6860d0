package dev.slipway.setup;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir
    Path directory;

    private Installation installation;

    @BeforeEach
    void prepare() {
        installation = new Installation(directory.resolve("a home with spaces"), 5123);
        assertEquals(0, installation.bash("prepare_home").code());
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void keepsTheHomeAndItsSecretsPrivate() throws IOException {
        assertEquals("rwx------", permissions(installation.home()));
        assertEquals("rw-------", permissions(installation.home().resolve("router-token")));
        assertEquals(
                64,
                Files.readString(installation.home().resolve("router-token")).length());
        assertTrue(
                Files.readString(installation.home().resolve("installation-id")).matches("[0-9a-f]{8}"));
    }

    @Test
    void startsAProcessAgainThatWasKilled() {
        start("first", "sleep 1000");
        ProcessHandle killed = installation.awaitProcess("router.child");
        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> installation
                        .process("router.child")
                        .filter(child -> child.pid() != killed.pid())
                        .isPresent());
    }

    @Test
    void leavesAProcessThatRunsAsItShould() {
        start("first", "sleep 1000");
        long before = installation.awaitProcess("router.child").pid();

        start("first", "sleep 1000");

        assertEquals(before, installation.awaitProcess("router.child").pid());
    }

    @Test
    void startsAProcessAnewWhenItsStampChanges() {
        start("first", "sleep 1000");
        long before = installation.awaitProcess("router.pid").pid();

        start("second", "sleep 1000");

        assertTrue(before != installation.awaitProcess("router.pid").pid());
    }

    @Test
    void letsAProcessEndInOrder() throws IOException {
        Path mark = directory.resolve("ended");
        start("first", "trap 'touch " + mark + "; exit' TERM; while :; do read -rt 0.1 <> <(:) || :; done");
        installation.awaitProcess("router.child");

        assertEquals(0, installation.bash("stop_process router 20").code());

        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(mark));
        assertFalse(installation.process("router.pid").isPresent());
        assertFalse(Files.exists(installation.home().resolve("run/router.child")));
    }

    @Test
    void doesNotTakeAnotherProcessForItsOwnWhenAPidIsUsedAgain() throws IOException {
        long self = ProcessHandle.current().pid();
        Files.writeString(installation.home().resolve("run/router.pid"), self + "\n");
        Files.writeString(installation.home().resolve("run/router.pid.begin"), "another-boot 12345");

        assertEquals(1, installation.bash("process_runs router").code());
        assertEquals(0, installation.bash("stop_process router 1").code());
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void endsAProcessWhoseSupervisorWasKilledBeforeItStartsAnother() {
        start("first", "sleep 1000");
        ProcessHandle orphan = installation.awaitProcess("router.child");
        installation.awaitProcess("router.pid").destroyForcibly();
        await().until(() -> installation.process("router.pid").isEmpty());

        assertEquals(0, installation.bash("end_orphan router").code());

        await().atMost(Duration.ofSeconds(30)).until(() -> !orphan.isAlive());
    }

    private void start(String stamp, String command) {
        Installation.Result result = installation.bash(
                "ensure_process router " + stamp + " bash -c '" + command.replace("'", "'\\''") + "'");
        assertEquals(0, result.code(), result.output());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
