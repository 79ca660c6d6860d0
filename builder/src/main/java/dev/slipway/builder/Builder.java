package dev.slipway.builder;

import dev.slipway.builder.layer.FileTree;
import dev.slipway.engine.Container;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.NetworkSpec;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.BuildQueue;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes builds from the queue, several at a time, and runs each to its outcome. It looks for work each second, and at
 * once when woken. Thread-safe.
 */
public final class Builder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Builder.class.getName());
    private static final long POLL_MILLIS = 1_000;
    private static final Duration LAST_BUILDS = Duration.ofSeconds(30);

    private final Engine engine;
    private final BuildQueue queue;
    private final BuilderConfig config;
    private final BuildRun run;
    private final List<Thread> workers = new ArrayList<>();
    private final BuildPlaces places;
    private final Standby standby;
    private boolean prepared;
    private volatile boolean containersLeft = true;
    private String lastTrouble = "";
    private long wakes;
    private volatile boolean closed;

    public Builder(Engine engine, BuildQueue queue, BuilderConfig config, Clock clock) {
        this.engine = engine;
        this.queue = queue;
        this.config = config;
        this.places = new BuildPlaces(engine, config);
        this.standby = new Standby(places, clock);
        this.run = new BuildRun(engine, queue, config, clock, () -> closed, places, standby);
    }

    /** Begins to take builds; what an earlier life of this builder left is removed first, as soon as that can be done. */
    public synchronized void start() {
        for (int i = 1; i <= config.parallel(); i++) {
            workers.add(Thread.ofVirtual().name("builder-" + i).start(this::work));
        }
    }

    /** Looks for work now. */
    public synchronized void wake() {
        wakes++;
        notifyAll();
    }

    /** Forgets what was kept for an app's next build; for the purge of a cache, and when an app is destroyed. */
    public void purgeCache(UUID app) throws IOException {
        standby.forget(app);
        Path directory = BuildDirectory.app(config.workDirectory(), app);
        new DockerfileCache(engine, directory).purge();
        FileTree.remove(directory);
    }

    private void work() {
        while (!closed) {
            long seen = wakes();
            try {
                prepare();
                Optional<BuildJob> job = queue.take(config.name());
                if (job.isPresent()) {
                    build(job.get());
                    continue;
                }
            } catch (IOException | RuntimeException e) {
                logTrouble(e);
            }
            pause(seen);
        }
    }

    private void build(BuildJob job) {
        List<BuildPlace> used = new ArrayList<>();
        BuildOutcome outcome = run.run(job, used);
        finish(job, outcome);
        if (outcome instanceof BuildOutcome.Failed) {
            used.forEach(Standby::discard);
            removeContainers();
        } else {
            used.forEach(standby::leave);
        }
    }

    /** Those of no build of this life. A build that the engine died in could not remove its own. */
    private void removeContainers() {
        try {
            for (Container container : engine.list(Map.of(BuildpackContainer.BUILDER_LABEL, config.name()))) {
                if (!places.has(container.labels())) {
                    LOG.log(Level.INFO, "removing a build container that was left container={0}", container.name());
                    engine.remove(container.id());
                }
            }
            containersLeft = false;
        } catch (EngineException e) {
            // Most likely it is still away; the next look for work comes soon.
            containersLeft = true;
        }
    }

    /** Once for each reason, not each second. */
    private synchronized void logTrouble(Exception e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(lastTrouble)) {
            lastTrouble = reason;
            LOG.log(Level.WARNING, "builder can't look for work, trying again builder=" + config.name(), e);
        }
    }

    /** What is due before a build: most of it once, since the engine may come up after us. */
    private synchronized void prepare() throws IOException {
        if (containersLeft) {
            removeContainers();
        }
        if (prepared) {
            return;
        }
        Files.createDirectories(config.workDirectory());
        BuildDirectory.removeLeftovers(config.workDirectory());
        engine.ensureNetwork(new NetworkSpec(
                config.network().name(),
                config.network().subnet(),
                config.network().gateway(),
                Map.of(BuildpackContainer.BUILDER_LABEL, config.name())));
        prepared = true;
    }

    /** The outcome must arrive: without it the push would wait for ever. */
    private void finish(BuildJob job, BuildOutcome outcome) {
        while (true) {
            long seen = wakes();
            try {
                queue.finish(job.id(), outcome);
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    LOG.log(Level.ERROR, "build's outcome not stored before the end build=" + job.id(), e);
                    return;
                }
                LOG.log(Level.WARNING, "build's outcome not stored, trying again build=" + job.id(), e);
            }
            pause(seen);
        }
    }

    private synchronized long wakes() {
        return wakes;
    }

    private synchronized void pause(long seen) {
        if (closed || wakes != seen) {
            return;
        }
        try {
            wait(POLL_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /**
     * Takes no more builds; those under way are ended, and told why. Once they are, or after 30 s, the builds' network is
     * removed, which the next start makes anew.
     */
    @Override
    public void close() {
        closed = true;
        wake();
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(workers);
        }
        try {
            for (Thread worker : all) {
                worker.join(LAST_BUILDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        standby.close();
        removeNetwork();
    }

    private void removeNetwork() {
        try {
            engine.removeNetwork(config.network().name());
        } catch (EngineException e) {
            LOG.log(
                    Level.WARNING,
                    "builds' network not removed network=" + config.network().name(),
                    e);
        }
    }
}
