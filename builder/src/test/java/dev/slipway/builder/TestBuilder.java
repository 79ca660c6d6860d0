package dev.slipway.builder;

import static org.awaitility.Awaitility.await;

import dev.slipway.engine.Container;
import dev.slipway.engine.DockerEngine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineConfig;
import dev.slipway.model.app.AppName;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.dyno.AppNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A real builder on the real engine, with the real stack and a registry of its own; leaves nothing on the engine. */
final class TestBuilder implements AutoCloseable {
    final TestQueue queue = new TestQueue();
    final TestRegistry registry;
    final Engine engine;
    final Path work;
    private final Builder builder;
    private final String network;

    TestBuilder(Path directory, BuildLimits limits) throws IOException {
        String id = UUID.randomUUID().toString().substring(0, 8);
        network = "slipway-builder-test-" + id;
        work = directory.resolve("work");
        registry = TestRegistry.start(directory.resolve("registry"));
        engine = DockerEngine.connect(EngineConfig.of(System.getenv(), "builder-test-" + id));
        builder = new Builder(engine, queue, config(limits), Clock.systemUTC());
        builder.start();
    }

    private BuilderConfig config(BuildLimits limits) throws IOException {
        // Of no range that an installation or another test on this engine uses.
        String subnet = "10.229." + ThreadLocalRandom.current().nextInt(256);
        return new BuilderConfig(
                "test",
                work,
                TestStack.directory(),
                Path.of("..", "buildpacks").toRealPath(),
                registry.host(),
                "build",
                2,
                new AppNetwork(network, subnet + ".0/28", subnet + ".1"),
                limits,
                HostSettings.of(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    /** Puts a build into the queue. */
    BuildJob submit(UUID app, TestApp source, String... buildpacks) {
        return submit(app, source, false, buildpacks);
    }

    private BuildJob submit(UUID app, TestApp source, boolean test, String... buildpacks) {
        BuildJob job = new BuildJob(
                UUID.randomUUID(),
                app,
                new AppName("test-app"),
                "0123abc",
                source,
                List.of(buildpacks),
                test,
                "apps/" + app,
                "secret-of-the-build");
        queue.pending.add(job);
        builder.wake();
        return job;
    }

    /** Builds to the end. */
    Result build(UUID app, TestApp source, String... buildpacks) {
        BuildJob job = submit(app, source, buildpacks);
        return result(job);
    }

    void purge(UUID app) throws IOException {
        builder.purgeCache(app);
    }

    Result result(BuildJob job) {
        await().atMost(Duration.ofMinutes(5))
                .until(() -> queue.outcome(job.id()).isPresent());
        return new Result(queue.outcome(job.id()).orElseThrow(), queue.output(job.id()));
    }

    Result build(TestApp source) {
        return build(UUID.randomUUID(), source);
    }

    /** Builds an image that the app's tests are to run in. */
    Result buildForTests(TestApp source) {
        return result(submit(UUID.randomUUID(), source, true));
    }

    record Result(BuildOutcome outcome, String output) {
        BuildOutcome.Succeeded succeeded() {
            if (outcome instanceof BuildOutcome.Succeeded succeeded) {
                return succeeded;
            }
            throw new AssertionError(outcome + "\n" + output);
        }

        BuildOutcome.Failed failed() {
            if (outcome instanceof BuildOutcome.Failed failed) {
                return failed;
            }
            throw new AssertionError(outcome + "\n" + output);
        }
    }

    /** Containers that were started for a next build. */
    List<Container> waiting() {
        return engine.list(Map.of()).stream().filter(TestBuilder::isAhead).toList();
    }

    private static boolean isAhead(Container container) {
        return container.name().startsWith("slipway-build-ahead-");
    }

    /** What waits for a next build is no leftover. What a build needed goes after its outcome is told. */
    void awaitNothingLeft() {
        await().atMost(Duration.ofSeconds(60)).until(this::leftNothing);
    }

    private boolean leftNothing() throws IOException {
        return engine.list(Map.of()).stream().allMatch(TestBuilder::isAhead)
                && (!Files.exists(work.resolve("builds")) || isEmpty(work.resolve("builds")));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    @Override
    public void close() {
        builder.close();
        // A network stays while something is in it: this shows too that no build left a container of the engine's own.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            engine.removeNetwork(network);
            return !engine.networks(Map.of()).contains(network);
        });
        engine.close();
        registry.close();
    }
}
