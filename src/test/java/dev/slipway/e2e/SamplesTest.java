package dev.slipway.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

// Beside the others, with an installation of its own: most of its time is the builds'.
@Execution(ExecutionMode.CONCURRENT)
// One such class at a time, and its tests one after the other.
@ResourceLock(Slipway.BESIDE)
@Order(2)
class SamplesTest {
    private static Slipway slipway;

    @BeforeAll
    static void start() {
        slipway = Slipway.up();
    }

    @AfterAll
    static void end() {
        if (slipway != null) {
            slipway.close();
        }
    }

    /** All but the one of {@link PushTest}. */
    static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Slipway.ROOT.resolve("samples"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("node"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isPushedAndAnswers(String sample) {
        App app = App.create(slipway, "sample-" + sample, App.sample(sample));
        app.push().ok();
        Response answer = app.get("/");
        assertEquals(200, answer.status());
        assertTrue(
                answer.body().contains(sample.equals("verdaccio") ? "Verdaccio" : "Hello from Slipway"),
                answer::toString);
        app.slipway("destroy", "--confirm", app.name()).ok();
        app.awaitDynos(0);
    }
}
