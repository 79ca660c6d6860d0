package dev.slipway.builder;

import dev.slipway.builder.image.AppImage;
import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.FileTree;
import dev.slipway.builder.layer.Layer;
import dev.slipway.builder.layer.LayerBlob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.build.SlugAssembler;
import dev.slipway.model.build.SlugJob;
import dev.slipway.model.release.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Images of apps that were built elsewhere: the stack's run image, and one layer with {@code /app}. */
public final class SlugImages implements SlugAssembler {
    private static final String APP = "/app";

    private final BuilderConfig config;
    private final Path blobs;

    /** Removes what an earlier life left on its way. */
    public SlugImages(BuilderConfig config) throws IOException {
        this.config = config;
        this.blobs = config.workDirectory().resolve("slugs");
        FileTree.remove(blobs);
    }

    @Override
    public BuildOutcome.Succeeded assemble(SlugJob job) throws IOException {
        Stack stack = Stack.read(config.stackDirectory());
        Files.createDirectories(blobs);
        Path blob = blobs.resolve(job.id() + ".tar.gz");
        try (RegistryRepository repository = RegistryRepository.open(
                config.registryHost(), job.repository(), config.registryUser(), job.registryPassword())) {
            Layer layer = LayerBlob.pack(job.directory(), APP, blob);
            new PushLayers(repository).pushRunLayer(stack);
            if (!repository.has(layer)) {
                repository.push(layer.digest(), blob);
            }
            String digest = image(stack, layer, job).push(repository);
            return new BuildOutcome.Succeeded(
                    new ImageReference(job.repository(), digest), job.processTypes(), "Slug", layer.bytes());
        } finally {
            Files.deleteIfExists(blob);
        }
    }

    private static AppImage image(Stack stack, Layer layer, SlugJob job) {
        SortedMap<String, String> environment = RunEnvironment.withHome(APP);
        Map<String, String> commands = new TreeMap<>(job.processTypes().asStrings());
        return new AppImage(
                List.of(stack.runLayer(), layer),
                environment,
                AppLabels.of(stack, commands),
                Optional.ofNullable(commands.get("web")),
                APP);
    }
}
