package dev.slipway.builder;

import dev.slipway.engine.Container;
import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a container to its end, passing on its output line by line, and ends it when the watch says so. */
final class BuildContainer {
    private static final Logger LOG = System.getLogger(BuildContainer.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration REST_OF_OUTPUT = Duration.ofSeconds(10);

    private final Engine engine;
    private final BuildWatch watch;
    private final Consumer<String> lines;

    BuildContainer(Engine engine, BuildWatch watch, Consumer<String> lines) {
        this.engine = engine;
        this.watch = watch;
        this.lines = lines;
    }

    /** How it ended. */
    record End(int exitCode, boolean outOfMemory) {}

    /** Returns once the container has ended by itself and all its output has come; it is removed in every case. */
    End run(ContainerSpec spec) throws BuildFailedException, IOException {
        String id = engine.create(spec);
        try {
            engine.start(id);
            Thread follower = Thread.ofVirtual().name(spec.name()).start(() -> follow(id));
            try {
                int exitCode = awaitEnd(id);
                return new End(
                        exitCode, engine.inspect(id).map(Container::outOfMemory).orElse(false));
            } finally {
                // Ends the stream of output too, which the container's removal would cut.
                engine.kill(id);
                join(follower);
            }
        } finally {
            engine.remove(id);
        }
    }

    private int awaitEnd(String id) throws BuildFailedException, IOException {
        while (true) {
            Optional<Integer> exitCode = engine.await(id, LOOK_EVERY);
            if (exitCode.isPresent()) {
                return exitCode.get();
            }
            watch.check();
        }
    }

    private void follow(String id) {
        try {
            engine.follow(id, null, record -> lines.accept(new String(record.line(), StandardCharsets.UTF_8)));
        } catch (EngineException e) {
            // The container's end is seen by its exit code; what is lost are lines of output.
            LOG.log(Level.WARNING, "output of a build's container ended early container=" + id, e);
        }
    }

    private static void join(Thread follower) {
        try {
            if (!follower.join(REST_OF_OUTPUT)) {
                follower.interrupt();
            }
        } catch (InterruptedException e) {
            follower.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
