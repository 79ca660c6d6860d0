package dev.slipway.builder;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.Container;
import dev.slipway.engine.ContainerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is started ahead for an app's next build. */
class StandbyTest {
    @TempDir
    static Path directory;

    private static TestBuilder builder;

    private UUID app;
    private Container waiting;

    @BeforeAll
    static void start() throws IOException {
        builder = new TestBuilder(directory, BuildLimits.DEFAULT);
    }

    @AfterAll
    static void stop() throws IOException {
        builder.close();
        try (Stream<Path> left = Files.list(directory.resolve("work/ahead"))) {
            assertEquals(0, left.count());
        }
    }

    @BeforeEach
    void buildAnApp() {
        app = UUID.randomUUID();
        builder.build(app, saying("first")).succeeded();
        waiting = awaitWaiting();
    }

    @AfterEach
    void nothingOfItIsLeft() throws IOException {
        builder.purge(app);
        awaitGone(waiting);
        builder.awaitNothingLeft();
    }

    private static TestApp saying(String text) {
        return TestApp.of("Procfile", "web: cat text\n", "requirements.txt", "", "text", text);
    }

    /** It is taken only once the engine has said that it runs. */
    private static Container awaitWaiting() {
        await().atMost(Duration.ofSeconds(120))
                .during(Duration.ofSeconds(1))
                .until(() -> builder.waiting().size() == 1
                        && builder.waiting().getFirst().running());
        return builder.waiting().getFirst();
    }

    /** A container serves one build, if any. */
    private static void awaitGone(Container container) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> builder.engine.inspect(container.id()).isEmpty());
    }

    private static boolean saw(List<ContainerEvent> events, ContainerEvent.Kind kind, String container) {
        return events.stream()
                .anyMatch(event -> event.kind() == kind && event.containerId().equals(container));
    }

    @Test
    void theNextBuildTakesItAndHasTheResultOfAnyOther() throws Exception {
        List<ContainerEvent> events = new CopyOnWriteArrayList<>();
        String digest;
        try (AutoCloseable ignored = builder.engine.events(events::add)) {
            await().until(() -> saw(events, ContainerEvent.Kind.CONNECTED, ""));
            TestBuilder.Result second = builder.build(app, saying("second"));
            digest = second.succeeded().image().digest();
            assertTrue(second.output().contains("Discovering process types"), second.output());
            await().until(() -> saw(events, ContainerEvent.Kind.EXITED, waiting.id()));
        }
        assertTrue(events.stream().noneMatch(event -> event.kind() == ContainerEvent.Kind.STARTED), events.toString());
        awaitGone(waiting);
        waiting = awaitWaiting();

        UUID another = UUID.randomUUID();
        assertEquals(
                digest,
                builder.build(another, saying("second")).succeeded().image().digest());
        builder.purge(another);
    }

    @Test
    void aBuildThatFailsInItTellsWhyAndLeavesNothing() {
        String output = builder.build(app, TestApp.of("Procfile", "web: x\n", "requirements.txt", "no such thing\n"))
                .failed()
                .message();
        assertTrue(output.contains("failed to compile Python app"), output);
        awaitGone(waiting);
    }

    @Test
    void oneThatHasEndedMeanwhileIsNotTaken() {
        builder.engine.kill(waiting.id());
        builder.build(app, saying("second")).succeeded();
        awaitGone(waiting);
    }

    @Test
    void oneOfOtherBuildpacksIsNotTaken() {
        builder.build(app, saying("second"), "slipway/python").succeeded();
        awaitGone(waiting);
        Container next = awaitWaiting();
        assertNotEquals(waiting.id(), next.id());
        waiting = next;
    }
}
