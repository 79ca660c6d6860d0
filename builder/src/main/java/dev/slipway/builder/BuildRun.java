package dev.slipway.builder;

import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.SharedBlobs;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.EngineUnavailableException;
import dev.slipway.model.app.ProcessType;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.BuildQueue;
import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** One build, from the source to the pushed image. Leaves nothing behind but the app's cache and its place, however it ends. */
final class BuildRun {
    private static final Logger LOG = System.getLogger(BuildRun.class.getName());
    private static final long SHARED_BYTES = 2L * 1024 * 1024 * 1024;

    private final Engine engine;
    private final BuildQueue queue;
    private final BuilderConfig config;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final BuildPlaces places;
    private final Standby standby;
    private final SharedBlobs shared;

    BuildRun(
            Engine engine,
            BuildQueue queue,
            BuilderConfig config,
            Clock clock,
            BooleanSupplier stopping,
            BuildPlaces places,
            Standby standby) {
        this.engine = engine;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
        this.stopping = stopping;
        this.places = places;
        this.standby = standby;
        this.shared = new SharedBlobs(config.workDirectory().resolve("layers"), SHARED_BYTES, clock);
    }

    /**
     * Never throws: every build ends in an outcome. All output is stored once it returns.
     *
     * @param used gets the place where it happened, which the caller closes once the outcome is told: nobody need wait for that
     */
    BuildOutcome run(BuildJob job, List<BuildPlace> used) {
        try (BuildOutput output = new BuildOutput(queue, job.id())) {
            return build(job, used, output);
        } catch (BuildFailedException e) {
            LOG.log(Level.INFO, "build failed build={0} app={1} reason={2}", job.id(), job.app(), e.getMessage());
            return e.outcome();
        } catch (EngineUnavailableException e) {
            return failedByPlatform(job, "The container engine went away during the build: " + e.getMessage(), e);
        } catch (EngineException e) {
            return failedByPlatform(job, "The container engine refused a step of the build: " + e.getMessage(), e);
        } catch (IOException e) {
            return failedByPlatform(job, "The build could not be finished: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            // An error too: the push waits for an outcome, and the worker for its next build.
            return failedByPlatform(job, "The build met an error of the platform's own: " + e, e);
        }
    }

    private BuildOutcome build(BuildJob job, List<BuildPlace> used, BuildOutput output)
            throws BuildFailedException, IOException {
        Timings timings = new Timings();
        Stack stack = Stack.read(config.stackDirectory());
        BuildPlace place = place(job, stack);
        used.add(place);
        BuildDirectory directory = place.directory();
        BuildWatch watch = new BuildWatch(queue, job, config.limits(), directory.counted(), stopping, clock);
        job.source().writeTo(directory.workspace());
        directory.giveWorkspace();
        watch.check();
        timings.done("source");

        BuildOutcome.Succeeded image = job.buildpacks().isEmpty() && DockerfileImage.wanted(directory.workspace())
                ? new DockerfileImage(engine, stack, job, directory)
                        .build(new DockerfileRun(engine, config, stack), () -> registry(job), watch, output, timings)
                : withBuildpacks(job, stack, place, watch, output, timings);
        output.detail(timings.words());
        return image;
    }

    private BuildPlace place(BuildJob job, Stack stack) throws IOException {
        Optional<BuildPlace> waiting = standby.take(job, stack);
        return waiting.isPresent() ? waiting.get() : places.forBuild(job, stack);
    }

    private BuildOutcome.Succeeded withBuildpacks(
            BuildJob job, Stack stack, BuildPlace place, BuildWatch watch, BuildOutput output, Timings timings)
            throws BuildFailedException, IOException {
        output.head("Building on the " + stack.title() + " stack");
        BuildpackBuild.Built built = new BuildpackBuild(config.limits()).run(job, place, watch, output, timings);
        watch.check();
        tellProcessTypes(built, output);
        try (RegistryRepository repository = registry(job)) {
            BuildOutcome.Succeeded image = new BuildpackImage(stack, job, place.directory(), shared)
                    .export(built, repository, output, timings);
            standby.prepare(job, stack);
            return image;
        }
    }

    private RegistryRepository registry(BuildJob job) throws IOException {
        return RegistryRepository.open(
                config.registryHost(), job.repository(), config.registryUser(), job.registryPassword());
    }

    private static void tellProcessTypes(BuildpackBuild.Built built, BuildOutput output) throws BuildFailedException {
        output.head("Discovering process types");
        Set<String> procfile = new TreeSet<>(built.processes().commands().keySet());
        Set<String> defaults = built.processes().defaults().keySet();
        procfile.removeAll(defaults);
        if (!procfile.isEmpty()) {
            output.detail("Procfile declares types -> " + String.join(", ", procfile));
        }
        if (!defaults.isEmpty()) {
            output.detail("Default types for buildpack -> " + String.join(", ", defaults));
        }
        if (procfile.isEmpty() && defaults.isEmpty()) {
            throw BuildFailedException.byUser("Push rejected: nothing says how to start the app."
                    + " Add a Procfile with a line such as  web: COMMAND  , commit, and push again.");
        }
        try {
            built.processes().commands().keySet().forEach(ProcessType::new);
        } catch (SlipwayException e) {
            throw BuildFailedException.byUser("Push rejected: %s", e.problem().message());
        }
    }

    private static BuildOutcome failedByPlatform(BuildJob job, String message, Throwable e) {
        LOG.log(Level.ERROR, "build failed by the platform build=" + job.id() + " app=" + job.app(), e);
        return new BuildOutcome.Failed(false, message);
    }
}
