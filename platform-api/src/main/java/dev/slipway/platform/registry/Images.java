package dev.slipway.platform.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Manifests and configurations together, as the images that users know. */
final class Images {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlobStore blobs;
    private final Repositories repositories;

    Images(BlobStore blobs, Repositories repositories) {
        this.blobs = blobs;
        this.repositories = repositories;
    }

    /** By the digest of a manifest, of an index, which may name several, or of a configuration. */
    List<StoredImage> find(RepositoryName repository, Digest id) throws IOException {
        Optional<Manifest> named = repositories.parse(repository, id);
        List<StoredImage> found = new ArrayList<>();
        for (Digest digest : named.isPresent() ? imagesOf(id, named.get()) : configuredBy(repository, id)) {
            image(repository, digest).ifPresent(found::add);
        }
        return found;
    }

    /** Stores the same layers with another configuration; gives the new manifest's digest. */
    Digest reconfigure(RepositoryName repository, Digest image, JsonNode configuration) throws IOException {
        StoredManifest stored = repositories.findManifest(repository, image).orElseThrow(() -> gone(repository, image));
        byte[] content = JSON.writeValueAsBytes(configuration);
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(stored.file()));
        ((ObjectNode) manifest.path("config"))
                .put("digest", repositories.addBlob(repository, content).toString())
                .put("size", content.length);
        byte[] bytes = JSON.writeValueAsBytes(manifest);
        return repositories.addManifest(repository, Manifest.parse(bytes, stored.mediaType()), bytes, Optional.empty());
    }

    private static List<Digest> imagesOf(Digest id, Manifest manifest) {
        return manifest.blobs().isEmpty()
                ? manifest.manifests().stream().map(Descriptor::digest).toList()
                : List.of(id);
    }

    private List<Digest> configuredBy(RepositoryName repository, Digest configuration) throws IOException {
        for (Digest manifest : RepositoryPaths.digests(repositories.paths().manifests(repository))) {
            Optional<Manifest> content = repositories.parse(repository, manifest);
            if (content.map(Manifest::blobs)
                    .flatMap(all -> all.stream().findFirst())
                    .filter(first -> first.digest().equals(configuration))
                    .isPresent()) {
                return List.of(manifest);
            }
        }
        return List.of();
    }

    /** Empty if it is gone, or is no image: something attached to one, for instance. */
    private Optional<StoredImage> image(RepositoryName repository, Digest digest) throws IOException {
        Optional<StoredManifest> stored = repositories.findManifest(repository, digest);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = Manifest.parse(
                Files.readAllBytes(stored.get().file()), stored.get().mediaType());
        if (manifest.blobs().isEmpty() || manifest.blobs().getFirst().size() > ManifestEndpoint.MAX_BYTES) {
            return Optional.empty();
        }
        long bytes =
                manifest.blobs().stream().skip(1).mapToLong(Descriptor::size).sum();
        return configuration(manifest.blobs().getFirst().digest())
                .map(configuration -> new StoredImage(digest.toString(), configuration, bytes));
    }

    private Optional<JsonNode> configuration(Digest digest) throws IOException {
        try {
            Optional<byte[]> content = blobs.read(digest);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(content.get())).filter(JsonNode::isObject);
        } catch (JsonProcessingException noConfiguration) {
            return Optional.empty();
        }
    }

    private static IOException gone(RepositoryName repository, Digest image) {
        return new IOException("image " + image + " is not in " + repository + " any more");
    }
}
