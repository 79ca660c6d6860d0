package dev.slipway.builder.image;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.image.Image;
import com.google.cloud.tools.jib.image.LayerPropertyNotFoundException;
import com.google.cloud.tools.jib.image.ReferenceLayer;
import com.google.cloud.tools.jib.image.json.ImageToJsonTranslator;
import com.google.cloud.tools.jib.image.json.OciManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import dev.slipway.builder.layer.Layer;
import java.io.IOException;
import java.security.DigestException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An image of an app: run image, layers of the buildpacks, the app. It runs without a launcher: {@code docker run IMAGE
 * sh -c COMMAND} does what a dyno does.
 *
 * @param layers from the lowest
 * @param web the command of process type {@code web}
 * @param directory where commands begin
 */
public record AppImage(
        List<Layer> layers,
        SortedMap<String, String> environment,
        Map<String, String> labels,
        Optional<String> web,
        String directory) {
    private static final Instant CREATED = Instant.parse("1980-01-01T00:00:01Z");
    private static final String USER = "1000:1000";

    /** Pushes configuration and manifest to where the layers are already, and gives the manifest's digest. */
    public String push(RegistryRepository repository) throws IOException {
        ImageToJsonTranslator json = new ImageToJsonTranslator(image());
        JsonTemplate configuration = json.getContainerConfiguration();
        BlobDescriptor descriptor = Digests.computeDigest(configuration);
        repository.pushIfMissing(descriptor.getDigest().toString(), JsonTemplateMapper.toByteArray(configuration));
        OciManifestTemplate manifest = json.getManifestTemplate(OciManifestTemplate.class, descriptor);
        String digest = Digests.computeJsonDigest(manifest).toString();
        repository.pushManifest(
                digest, OciManifestTemplate.MANIFEST_MEDIA_TYPE, JsonTemplateMapper.toByteArray(manifest));
        return digest;
    }

    private Image image() throws IOException {
        Image.Builder image = Image.builder(OciManifestTemplate.class)
                .setCreated(CREATED)
                .setOs("linux")
                .setArchitecture(architecture())
                .setUser(USER)
                .setWorkingDirectory(directory)
                .addEnvironment(environment)
                .addLabels(labels);
        web.ifPresent(command -> image.setProgramArguments(List.of("/bin/sh", "-c", command)));
        for (Layer layer : layers) {
            try {
                image.addLayer(new ReferenceLayer(
                        new BlobDescriptor(layer.bytes(), digest(layer.digest())), digest(layer.diffId())));
            } catch (LayerPropertyNotFoundException e) {
                throw new IllegalStateException("a layer by reference has all its properties", e);
            }
        }
        return image.build();
    }

    private static DescriptorDigest digest(String digest) throws IOException {
        try {
            return DescriptorDigest.fromDigest(digest);
        } catch (DigestException e) {
            throw new IOException("not a digest: " + digest, e);
        }
    }

    /** The machine's, in the words of OCI: stacks are made for the machine they are made on. */
    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }
}
