package dev.slipway.builder;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.builder.TestBuilder.Result;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps whose build script misbehaves, on the real engine. */
class BuildLimitsTest {
    private static final BuildLimits LIMITS = new BuildLimits(400, 2, 200, 400L * 1024 * 1024, Duration.ofSeconds(100));

    @TempDir
    static Path directory;

    static TestBuilder builder;
    static final UUID APP = UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        builder = new TestBuilder(directory, LIMITS);
    }

    @AfterAll
    static void stop() throws IOException {
        builder.awaitNothingLeft();
        builder.close();
    }

    @Test
    void namesTheFailedScriptsAppAndShowsItsWords() {
        Result result = builder.build(APP, script("echo what went wrong >&2; exit 3"));
        assertEquals(
                "Push rejected, failed to compile Node.js app.", result.failed().message());
        assertTrue(result.output().contains("       what went wrong\n"), result.output());
    }

    @Test
    void endsABuildAtItsMemoryLimitAndNamesIt() {
        Result result = builder.build(APP, script("node -e 'const a=[];for(;;)a.push(Buffer.alloc(1e7,1))'"));
        assertTrue(result.failed().byUser());
        assertTrue(
                result.failed().message().contains("memory limit of 400 MB"),
                result.failed().message());
    }

    @Test
    void endsABuildAtItsDiskLimitAndNamesIt() {
        Result result = builder.build(APP, script("head -c 600M /dev/zero > big; sleep 60"));
        assertTrue(
                result.failed().message().contains("disk limit of 400 MB"),
                result.failed().message());
    }

    @Test
    void endsADockerfilesStepAtTheDiskLimitAndNamesIt() throws IOException {
        // A step that the engine has in its cache writes nothing.
        UUID app = UUID.randomUUID();
        Result result = builder.build(app, TestApp.of("Procfile", "web: true").with("Dockerfile", """
                FROM slipway/bookworm
                RUN echo %s; head -c 250M /dev/zero > /tmp/some
                RUN head -c 250M /dev/zero > /tmp/more; sleep 300
                CMD ["true"]
                """.formatted(app)));
        assertTrue(
                result.failed().message().contains("disk limit of 400 MB"),
                result.failed().message());
        builder.purge(app);
    }

    @Test
    void keepsTheStepsOfAFailedDockerfileBuildForTheNextOneAndNoLonger() throws IOException {
        UUID app = UUID.randomUUID();
        Path kept = builder.work.resolve("apps").resolve(app.toString()).resolve("dockerfile-failed-step");
        String first = failedStep(app, "RUN echo %s\nRUN false".formatted(app), kept);
        String second = failedStep(app, "RUN echo %s\nRUN echo on\nRUN false".formatted(app), kept);
        assertTrue(builder.engine.hasImage(first), "the second build goes on from the first one's step");
        assertTrue(builder.engine.hasImage(second));

        builder.purge(app);

        assertFalse(builder.engine.hasImage(second));
        assertFalse(builder.engine.hasImage(first));
    }

    private String failedStep(UUID app, String steps, Path kept) throws IOException {
        Result result = builder.build(
                app, TestApp.of("Procfile", "web: true", "Dockerfile", "FROM slipway/bookworm\n" + steps));
        assertTrue(result.failed().byUser(), result.failed().message());
        return Files.readString(kept);
    }

    @Test
    void endsABuildAtItsTimeLimitAndNamesIt() throws IOException {
        BuildLimits short_ = new BuildLimits(400, 2, 200, LIMITS.diskBytes(), Duration.ofSeconds(8));
        try (TestBuilder hasty = new TestBuilder(directory.resolve("hasty"), short_)) {
            Result result = hasty.build(
                    TestApp.of("package.json", "{}", "Procfile", "web: true").with("Dockerfile", """
                    FROM slipway/bookworm
                    RUN sleep 300
                    CMD ["true"]
                    """));
            assertTrue(
                    result.failed().message().contains("time limit of 8 seconds"),
                    result.failed().message());
        }
    }

    @Test
    void showsLinesAsTheyAreMadeAndEndsWhenCancelled() {
        BuildJob job = builder.submit(APP, script("echo first line; sleep 100; echo last line"));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> builder.queue.output(job.id()).contains("first line\n"));
        builder.queue.cancelled.add(job.id());
        Result result = builder.result(job);
        assertEquals("The build was cancelled.", result.failed().message());
        assertFalse(result.output().contains("last line"));
    }

    @Test
    void saysWhichLineOfPackageJsonIsBroken() {
        Result result = builder.build(APP, TestApp.of("package.json", "{\n  \"name\": \"x\",\n  oops\n}\n"));
        assertTrue(result.output().contains("package.json is not valid JSON"), result.output());
        assertTrue(result.output().contains("line 3"), result.output());
    }

    @Test
    void saysThatNothingStartsTheApp() {
        Result result = builder.build(APP, TestApp.of("package.json", "{ \"name\": \"x\" }"));
        assertTrue(result.output().contains("no start script, and there is no Procfile"), result.output());
        assertTrue(result.failed().byUser());
    }

    private static TestApp script(String script) {
        return TestApp.of(
                "package.json",
                "{ \"scripts\": { \"build\": \"bash build.sh\", \"start\": \"true\" } }",
                "build.sh",
                script + "\n");
    }
}
