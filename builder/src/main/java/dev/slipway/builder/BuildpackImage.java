package dev.slipway.builder;

import dev.slipway.builder.PackLayers.Packed;
import dev.slipway.builder.PackLayers.Source;
import dev.slipway.builder.buildpack.BuiltBuildpack;
import dev.slipway.builder.buildpack.BuiltBuildpack.LaunchLayer;
import dev.slipway.builder.buildpack.LaunchEnvironment;
import dev.slipway.builder.image.AppImage;
import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.Layer;
import dev.slipway.builder.layer.LayerCache;
import dev.slipway.builder.layer.SharedBlobs;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.fault.FailPoint;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Export: what buildpacks left becomes an image on top of the stack's run image, and goes to the registry. */
final class BuildpackImage {
    private static final String DIRECTORY = "/workspace";

    private final Stack stack;
    private final BuildJob job;
    private final BuildDirectory directory;
    private final SharedBlobs shared;

    BuildpackImage(Stack stack, BuildJob job, BuildDirectory directory, SharedBlobs shared) {
        this.stack = stack;
        this.job = job;
        this.directory = directory;
        this.shared = shared;
    }

    BuildOutcome.Succeeded export(
            BuildpackBuild.Built built, RegistryRepository repository, BuildOutput output, Timings timings)
            throws IOException {
        List<Source> sources = new ArrayList<>();
        LaunchEnvironment environment = new LaunchEnvironment(RunEnvironment.withHome(DIRECTORY));
        for (BuiltBuildpack buildpack : built.group()) {
            List<LaunchLayer> layers = buildpack.launchLayers();
            environment.add(layers);
            layers.forEach(layer -> sources.add(new Source(layer.directory(), layer.path())));
        }
        sources.add(new Source(directory.workspace(), DIRECTORY));

        output.head("Compressing...");
        LayerCache cache = LayerCache.open(directory.layerCache());
        List<Packed> packed = new PackLayers(repository, cache, shared, directory.blobs()).pack(sources);
        long bytes = packed.stream().mapToLong(layer -> layer.layer().bytes()).sum();
        output.detail("Done: " + Sizes.words(bytes));
        timings.done("layers");
        FailPoint.AFTER_PACK.reach();

        PushLayers push = new PushLayers(repository);
        push.pushRunLayer(stack);
        push.push(packed);
        String digest = image(packed, environment, built).push(repository);
        timings.done("push");
        FailPoint.AFTER_IMAGE_PUSH.reach();
        return new BuildOutcome.Succeeded(
                new ImageReference(job.repository(), digest),
                ProcessTypes.of(built.processes().commands()),
                built.group().getFirst().name(),
                bytes);
    }

    private AppImage image(List<Packed> packed, LaunchEnvironment environment, BuildpackBuild.Built built) {
        List<Layer> layers = new ArrayList<>(List.of(stack.runLayer()));
        packed.forEach(layer -> layers.add(layer.layer()));
        SortedMap<String, String> commands = built.processes().commands();
        return new AppImage(
                layers,
                environment.variables(),
                AppLabels.of(stack, commands),
                Optional.ofNullable(commands.get("web")),
                DIRECTORY);
    }
}
