package dev.slipway.platform.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest or an index, read and checked. Its bytes are stored as they came; this is what the registry has to know.
 *
 * @param blobs configuration and layers, of an image
 * @param manifests the entries of an index
 * @param subject what this is attached to, which need not exist
 * @param artifactType for the referrers list; empty if there is none
 * @param annotations the object as it came, or a missing node
 */
record Manifest(
        String mediaType,
        List<Descriptor> blobs,
        List<Descriptor> manifests,
        Optional<Digest> subject,
        String artifactType,
        JsonNode annotations) {
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private static final Set<String> IMAGES = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_LIST);
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * @param contentType of the request, without parameters; empty if it had none
     * @throws RegistryException {@code MANIFEST_INVALID}
     */
    static Manifest parse(byte[] content, String contentType) {
        JsonNode root = json(content);
        String mediaType = mediaType(root, contentType);
        boolean index = INDEXES.contains(mediaType);
        List<Descriptor> blobs = new ArrayList<>();
        if (!index) {
            blobs.add(descriptor("config", root.path("config")));
            blobs.addAll(descriptors("layers", root.path("layers")));
        }
        List<Descriptor> manifests = index ? descriptors("manifests", root.path("manifests")) : List.of();
        JsonNode subject = root.path("subject");
        return new Manifest(
                mediaType,
                List.copyOf(blobs),
                manifests,
                subject.isMissingNode() || subject.isNull()
                        ? Optional.empty()
                        : Optional.of(descriptor("subject", subject).digest()),
                artifactType(root),
                root.path("annotations"));
    }

    /** Everything that this refers to and keeps, by digest. */
    List<Digest> references() {
        List<Digest> all = new ArrayList<>();
        blobs.forEach(blob -> all.add(blob.digest()));
        manifests.forEach(manifest -> all.add(manifest.digest()));
        return all;
    }

    private static JsonNode json(byte[] content) {
        try {
            JsonNode root = JSON.readTree(content);
            if (!root.isObject()) {
                throw invalid("it is not a JSON object");
            }
            return root;
        } catch (IOException e) {
            throw invalid("it is not JSON: " + firstLine(e));
        }
    }

    private static String mediaType(JsonNode root, String contentType) {
        if (root.path("schemaVersion").asInt() != 2) {
            throw invalid("schemaVersion has to be 2");
        }
        String inside = root.path("mediaType").asText("");
        if (!inside.isEmpty() && !contentType.isEmpty() && !inside.equals(contentType)) {
            throw invalid("its mediaType is " + inside + ", but the Content-Type is " + contentType);
        }
        String mediaType = contentType.isEmpty() ? inside : contentType;
        if (!IMAGES.contains(mediaType) && !INDEXES.contains(mediaType)) {
            throw invalid("'" + mediaType + "' is not the media type of an OCI or Docker (schema 2) manifest or index");
        }
        return mediaType;
    }

    private static List<Descriptor> descriptors(String field, JsonNode array) {
        if (!array.isArray()) {
            throw invalid(field + " has to be an array");
        }
        List<Descriptor> all = new ArrayList<>();
        for (JsonNode element : array) {
            all.add(descriptor(field + "[" + all.size() + "]", element));
        }
        return List.copyOf(all);
    }

    private static Descriptor descriptor(String field, JsonNode node) {
        Digest digest = Digest.find(node.path("digest").asText(""))
                .orElseThrow(() -> invalid(field + ".digest has to be sha256: and 64 hex digits"));
        JsonNode size = node.path("size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
            throw invalid(field + ".size has to be a number of bytes");
        }
        return new Descriptor(digest, size.asLong(), !node.path("urls").isEmpty());
    }

    private static String artifactType(JsonNode root) {
        String own = root.path("artifactType").asText("");
        return own.isEmpty() ? root.path("config").path("mediaType").asText("") : own;
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private static RegistryException invalid(String why) {
        return new RegistryException(ErrorCode.MANIFEST_INVALID, "the manifest was refused: " + why);
    }
}
