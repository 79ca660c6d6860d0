package dev.slipway.builder;

import dev.slipway.builder.dockerfile.EngineImage;
import dev.slipway.builder.dockerfile.EngineImage.Pushed;
import dev.slipway.builder.dockerfile.EngineImage.StackLayer;
import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.FileTree;
import dev.slipway.builder.layer.LayerCache;
import dev.slipway.engine.Engine;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An app with a Dockerfile at its root, from there to the pushed image. */
final class DockerfileImage {
    private final Engine engine;
    private final Stack stack;
    private final BuildJob job;
    private final BuildDirectory directory;

    DockerfileImage(Engine engine, Stack stack, BuildJob job, BuildDirectory directory) {
        this.engine = engine;
        this.stack = stack;
        this.job = job;
        this.directory = directory;
    }

    static boolean wanted(Path source) {
        return FileTree.isFile(source.resolve("Dockerfile"));
    }

    BuildOutcome.Succeeded build(
            DockerfileRun run, RegistryOpener registry, BuildWatch watch, BuildOutput output, Timings timings)
            throws BuildFailedException, IOException {
        Optional<SortedMap<String, String>> procfile = Procfile.read(directory.workspace());
        output.head("Building the Dockerfile");
        String image = run.run(job, directory.workspace(), watch, output, new DockerfileCache(engine, directory.app()));
        timings.done("build");

        EngineImage saved;
        try (InputStream export = engine.save(image)) {
            saved = EngineImage.unpack(export, directory.blobs());
        }
        SortedMap<String, String> commands = commands(procfile, saved);
        output.head("Discovering process types");
        output.detail((procfile.isPresent() ? "Procfile declares types -> " : "Default types for Dockerfile -> ")
                + String.join(", ", commands.keySet()));
        timings.done("export");
        watch.check();

        output.head("Compressing...");
        try (RegistryRepository repository = registry.open()) {
            Pushed pushed = saved.push(repository, LayerCache.open(directory.layerCache()), stackLayers());
            output.detail("Done: " + Sizes.words(pushed.bytes()));
            timings.done("push");
            return new BuildOutcome.Succeeded(
                    new ImageReference(job.repository(), pushed.digest()),
                    ProcessTypes.of(commands),
                    "Dockerfile",
                    pushed.bytes());
        }
    }

    /** Opens the build's repository; done late, when there is something to push. */
    interface RegistryOpener {
        RegistryRepository open() throws IOException;
    }

    private static SortedMap<String, String> commands(Optional<SortedMap<String, String>> procfile, EngineImage image)
            throws BuildFailedException {
        if (procfile.isPresent()) {
            return procfile.get();
        }
        String web = image.configuration()
                .command()
                .orElseThrow(
                        () -> BuildFailedException.byUser("Push rejected: nothing says how to start the app. Add a CMD"
                                + " to the Dockerfile, or a Procfile, commit, and push again."));
        return new TreeMap<>(Map.of("web", web));
    }

    private Map<String, StackLayer> stackLayers() {
        return Map.of(stack.runLayer().diffId(), new StackLayer(stack.runLayer(), stack.runBlob()));
    }
}
