package dev.slipway.builder;

import dev.slipway.engine.ContainerSpec;
import dev.slipway.engine.Engine;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the places of builds, and knows their containers from leftovers. Thread-safe. */
final class BuildPlaces {
    private final Engine engine;
    private final BuildpackContainer containers;
    private final Path work;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    BuildPlaces(Engine engine, BuilderConfig config) {
        this.engine = engine;
        this.containers = new BuildpackContainer(config);
        this.work = config.workDirectory();
    }

    BuildPlace forBuild(BuildJob job, Stack stack) throws IOException {
        return make(job.id().toString(), BuildDirectory.builds(work), job, stack);
    }

    /** One that no build has yet. */
    BuildPlace ahead(String label, BuildJob job, Stack stack) throws IOException {
        return make(label, BuildDirectory.ahead(work), job, stack);
    }

    /** Whether the place waits, and is as one that were made for this job. */
    boolean fits(BuildPlace place, BuildJob job, Stack stack) throws IOException {
        return place.waitsAs(containers.spec(place.label(), job, stack, place.directory()));
    }

    /** Whether a container with these labels is one of a place. */
    boolean has(Map<String, String> labels) {
        return inUse.contains(labels.getOrDefault(BuildpackContainer.BUILD_LABEL, ""));
    }

    private BuildPlace make(String label, Path parent, BuildJob job, Stack stack) throws IOException {
        BuildDirectory directory = BuildDirectory.create(parent.resolve(label), BuildDirectory.app(work, job.appId()));
        ContainerSpec spec = containers.spec(label, job, stack, directory);
        return new BuildPlace(engine, inUse, label, directory, spec);
    }
}
