package dev.slipway.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java parser and the buildpack's must agree: both are tried. */
class ProcfileTest {
    @TempDir
    Path app;

    @Test
    void readsTypesAndCommandsPastCommentsBlankLinesAndCarriageReturns() throws Exception {
        String text =
                "# comment\n\nweb: node server.js --x=a:b\r\nworker :  sh -c \"echo \\\\ $HOME\"\nrelease: true\n";
        Map<String, String> expected =
                Map.of("web", "node server.js --x=a:b", "worker", "sh -c \"echo \\\\ $HOME\"", "release", "true");
        assertEquals(expected, Procfile.parse(text.lines().toList()));
        String toml = buildpack(text);
        assertTrue(toml.contains("command = [\"sh\", \"-c\", \"node server.js --x=a:b\"]"), toml);
        assertTrue(toml.contains("command = [\"sh\", \"-c\", \"sh -c \\\"echo \\\\\\\\ $HOME\\\"\"]"), toml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web node", "we b: node", "web:", ": node", "a: b\na: c", "", "# nothing"})
    void refusesWithTheLine(String text) throws Exception {
        BuildFailedException e =
                assertThrows(BuildFailedException.class, () -> Procfile.parse(List.of(text.split("\n"))));
        assertTrue(e.getMessage().contains("Procfile"), e.getMessage());
        String output = buildpack(text);
        assertTrue(output.contains(" !     "), output);
    }

    private String buildpack(String procfile) throws IOException, InterruptedException {
        Files.writeString(app.resolve("Procfile"), procfile);
        Process awk = new ProcessBuilder(
                        "awk",
                        "-f",
                        "../buildpacks/procfile/procfile.awk",
                        app.resolve("Procfile").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        awk.waitFor();
        return output;
    }
}
