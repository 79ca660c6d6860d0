package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileBuildsTest {
    private static TestEngine test;

    @TempDir
    Path context;

    @BeforeAll
    static void open() {
        test = TestEngine.open();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private String build(String dockerfile, Duration limit, List<String> output) throws IOException {
        Files.writeString(context.resolve("Dockerfile"), "FROM " + test.image() + "\n" + dockerfile);
        return test.engine()
                .build(
                        context,
                        new DockerfileBuild("Dockerfile", Map.of("WHO", "you"), Map.of(), 256, 1, "none", limit),
                        output::add);
    }

    @Test
    void buildsWithArgumentsAndTellsEachLine() throws IOException {
        List<String> output = new ArrayList<>();
        String image = build("ARG WHO\nRUN echo hello $WHO\n", Duration.ofMinutes(1), output);
        test.discard(image);
        assertTrue(output.contains("hello you"), output.toString());
    }

    @Test
    void failsWithTheBuildersLastError() {
        EngineException failed = assertThrows(
                EngineException.class, () -> build("RUN exit 9\n", Duration.ofMinutes(1), new ArrayList<>()));
        assertEquals("The command '/bin/sh -c exit 9' returned a non-zero code: 9", failed.getMessage());
    }

    @Test
    void stopsAtItsTimeLimit() {
        EngineException late = assertThrows(
                EngineException.class, () -> build("RUN sleep 60\n", Duration.ofSeconds(2), new ArrayList<>()));
        assertTrue(late.getMessage().contains("took longer than 2 seconds"), late.getMessage());
    }
}
