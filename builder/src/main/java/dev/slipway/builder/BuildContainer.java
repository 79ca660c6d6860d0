package dev.slipway.builder;

import dev.slipway.engine.Attachment;
import dev.slipway.engine.Container;
import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A build's container. Its process waits for a line of input before it does anything, so that the container can be started
 * ahead of its build; then it runs to its end. Used by one thread at a time.
 */
final class BuildContainer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(BuildContainer.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration REST_OF_OUTPUT = Duration.ofSeconds(10);

    private final Engine engine;
    private final String id;
    private final Attachment attachment;

    private BuildContainer(Engine engine, String id, Attachment attachment) {
        this.engine = engine;
        this.id = id;
        this.attachment = attachment;
    }

    /** How it ended. */
    record End(int exitCode, boolean outOfMemory) {}

    /** Starts it; it waits. */
    static BuildContainer start(Engine engine, ContainerSpec spec) {
        BuildContainer container = attached(engine, engine.createAttachable(spec, false));
        try {
            engine.start(container.id);
            return container;
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    /** Before its start, so that nothing it prints is missed. */
    private static BuildContainer attached(Engine engine, String id) {
        try {
            return new BuildContainer(engine, id, engine.attach(id, false));
        } catch (RuntimeException e) {
            engine.remove(id);
            throw e;
        }
    }

    /** Whether it still runs. */
    boolean waits() {
        return engine.inspect(id).filter(Container::running).isPresent();
    }

    /**
     * Lets it go on, passes on its output line by line, and returns once it has ended by itself and all its output has come.
     * It is ended when the watch says so.
     */
    End run(BuildWatch watch, Consumer<String> lines) throws BuildFailedException, IOException {
        Thread follower = Thread.ofVirtual().name("build-" + id).start(() -> follow(lines));
        try {
            attachment.input().write('\n');
            attachment.input().flush();
            int exitCode = awaitEnd(watch);
            return new End(
                    exitCode, engine.inspect(id).map(Container::outOfMemory).orElse(false));
        } finally {
            // Ends the stream of output too, which the container's removal would cut.
            engine.kill(id);
            join(follower);
        }
    }

    /** Removes it, whether or not it has ended. */
    @Override
    public void close() {
        try {
            attachment.close();
        } catch (IOException e) {
            // The engine's side has ended already.
            LOG.log(Level.DEBUG, "input of a build's container not closed container=" + id, e);
        }
        engine.remove(id);
    }

    private int awaitEnd(BuildWatch watch) throws BuildFailedException, IOException {
        while (true) {
            Optional<Integer> exitCode = engine.await(id, LOOK_EVERY);
            if (exitCode.isPresent()) {
                return exitCode.get();
            }
            watch.check();
        }
    }

    private void follow(Consumer<String> lines) {
        try (LineOutput output = new LineOutput(lines)) {
            attachment.copyOutput(output);
        } catch (IOException | EngineException e) {
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
