package dev.slipway.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.cli.Run;
import dev.slipway.cli.TestPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir
    Path folder;

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void bashCompletesWhatFollowsAColon() throws Exception {
        assertEquals(Set.of("scale", "stop"), completed("slipway ps:s"));
    }

    @Test
    void bashCompletesCommandsOptionsAppsAndTypes() throws Exception {
        assertTrue(completed("slipway rel").contains("releases:diff"));
        assertEquals(Set.of("--json"), completed("slipway releases --js"));
        assertEquals(Set.of("shop", "shed"), completed("slipway ps -a sh"));
        assertEquals(Set.of("worker"), completed("slipway ps:scale wo"));
    }

    @Test
    void theScriptsOfOtherShellsAreUnderstoodByThem() throws Exception {
        for (String shell : List.of("zsh", "fish")) {
            Path script = script(shell);
            assertTrue(Files.readString(script).contains(shell.equals("zsh") ? "ps\\:scale" : "ps:scale"));
            if (Files.isExecutable(Path.of("/usr/bin", shell))) {
                assertEquals("", output(shell, "-n", script.toString()));
            }
        }
    }

    @Test
    void completesNothingWhereThePlatformGivesNothing() {
        Run run = Run.of(platform, "completion", "apps");

        assertEquals(0, run.code());
        assertEquals("", run.out() + run.err());
    }

    @Test
    void namesTheShellsThatItKnows() {
        assertEquals(2, Run.of(platform, "completion", "tcsh").code());
    }

    /** What bash would offer for a line, with a command in place of slipway that knows two apps and two types. */
    private Set<String> completed(String line) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        return Set.copyOf(output("bash", "-c", """
                slipway() { if [[ $2 == apps ]]; then echo shop shed other; else echo web worker; fi; }
                source "$1"
                COMP_LINE=$2 COMP_POINT=${#2}
                _slipway
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script("bash").toString(), line)
                .lines()
                .toList());
    }

    private Path script(String shell) throws IOException {
        Run run = Run.of(platform, "completion", shell);
        assertEquals(0, run.code(), run.err());
        return Files.writeString(folder.resolve(shell), run.out());
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
