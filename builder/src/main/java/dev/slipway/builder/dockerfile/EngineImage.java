package dev.slipway.builder.dockerfile;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.image.json.OciManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import dev.slipway.builder.image.RegistryRepository;
import dev.slipway.builder.layer.Layer;
import dev.slipway.builder.layer.LayerBlob;
import dev.slipway.builder.layer.LayerCache;
import dev.slipway.builder.layer.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An image that the engine built, on its way to the registry: only layers that this lacks are compressed and sent. */
public final class EngineImage {
    private final SavedImage saved;
    private final ImageConfiguration configuration;
    private final Path directory;

    private EngineImage(SavedImage saved, Path directory) {
        this.saved = saved;
        this.configuration = new ImageConfiguration(saved.configuration());
        this.directory = directory;
    }

    /** @param directory for the unpacked export, discarded by the caller */
    public static EngineImage unpack(InputStream export, Path directory) throws IOException {
        return new EngineImage(SavedImage.unpack(export, directory), directory);
    }

    public ImageConfiguration configuration() {
        return configuration;
    }

    /** @param bytes compressed, of the layers that are not the stack's */
    public record Pushed(String digest, long bytes) {}

    /** @param stackLayers layers that lie compressed in files already, by their diff ids */
    public Pushed push(RegistryRepository repository, LayerCache cache, Map<String, StackLayer> stackLayers)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        long bytes = 0;
        for (SavedImage.SavedLayer layer : saved.layers()) {
            StackLayer stack = stackLayers.get(layer.diffId());
            Layer pushed = stack == null ? push(layer, repository, cache) : push(stack, repository);
            layers.add(pushed);
            bytes += stack == null ? pushed.bytes() : 0;
        }
        cache.save();
        return new Pushed(pushManifest(layers, repository), bytes);
    }

    /** A layer in a file of the stack's. */
    public record StackLayer(Layer layer, Path blob) {}

    private static Layer push(StackLayer stack, RegistryRepository repository) throws IOException {
        if (!repository.has(stack.layer())) {
            repository.push(stack.layer().digest(), stack.blob());
        }
        return stack.layer();
    }

    private Layer push(SavedImage.SavedLayer saved, RegistryRepository repository, LayerCache cache)
            throws IOException {
        var known = cache.find(saved.diffId(), saved.diffId());
        if (known.isPresent() && repository.has(known.get())) {
            return known.get();
        }
        Path blob = directory.resolve("layer.tar.gz");
        Layer layer = LayerBlob.pack(out -> Files.copy(saved.tar(), out), blob);
        cache.put(saved.diffId(), saved.diffId(), layer);
        if (!repository.has(layer)) {
            repository.push(layer.digest(), blob);
        }
        Files.delete(blob);
        return layer;
    }

    private String pushManifest(List<Layer> layers, RegistryRepository repository) throws IOException {
        byte[] content = configuration.content();
        MessageDigest digest = Sha256.digest();
        digest.update(content);
        String name = Sha256.name(digest);
        repository.pushIfMissing(name, content);
        OciManifestTemplate manifest = new OciManifestTemplate();
        try {
            manifest.setContainerConfiguration(content.length, DescriptorDigest.fromDigest(name));
            for (Layer layer : layers) {
                manifest.addLayer(layer.bytes(), DescriptorDigest.fromDigest(layer.digest()));
            }
        } catch (DigestException e) {
            throw new IOException("A layer has no proper digest.", e);
        }
        String manifestDigest = Digests.computeJsonDigest(manifest).toString();
        repository.pushManifest(
                manifestDigest, OciManifestTemplate.MANIFEST_MEDIA_TYPE, JsonTemplateMapper.toByteArray(manifest));
        return manifestDigest;
    }
}
