package dev.slipway.platform.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is: the tags of a repository, and what refers to a manifest. */
final class DiscoveryEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Repositories repositories;

    DiscoveryEndpoint(Repositories repositories) {
        this.repositories = repositories;
    }

    /** In lexical order, {@code n} at a time, after {@code last}; a {@code Link} header leads to the next page. */
    RegistryReply tags(RepositoryName repository, RegistryRequest request) throws IOException {
        if (!repositories.exists(repository)) {
            throw new RegistryException(
                    ErrorCode.NAME_UNKNOWN, "nothing was ever pushed to " + repository + ": push an image first");
        }
        Stream<Tag> tags = repositories.tags(repository).stream();
        Optional<Tag> last = request.parameter("last").filter(Tag::isTag).map(Tag::new);
        if (last.isPresent()) {
            tags = tags.filter(tag -> tag.compareTo(last.get()) > 0);
        }
        List<Tag> rest = tags.toList();
        int size = request.parameter("n").map(DiscoveryEndpoint::pageSize).orElse(rest.size());
        List<Tag> page = rest.subList(0, Math.min(size, rest.size()));

        ObjectNode body = JSON.createObjectNode().put("name", repository.value());
        ArrayNode names = body.putArray("tags");
        page.forEach(tag -> names.add(tag.value()));
        RegistryReply reply = RegistryReply.json(200, "application/json", body);
        if (page.size() == rest.size() || page.isEmpty()) {
            return reply;
        }
        return reply.with(
                "Link", "</v2/" + repository + "/tags/list?n=" + size + "&last=" + page.getLast() + ">; rel=\"next\"");
    }

    /** An index of the manifests whose subject the digest is; an empty one if there are none. */
    RegistryReply referrers(RepositoryName repository, Digest subject, RegistryRequest request) throws IOException {
        Optional<String> artifactType = request.parameter("artifactType");
        ObjectNode body = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Manifest.OCI_INDEX);
        ArrayNode descriptors = body.putArray("manifests");
        for (Digest digest : repositories.referrers(repository, subject)) {
            Optional<Manifest> manifest = repositories.parse(repository, digest);
            Optional<StoredManifest> stored = repositories.findManifest(repository, digest);
            if (manifest.isPresent()
                    && stored.isPresent()
                    && artifactType.map(manifest.get().artifactType()::equals).orElse(true)) {
                describe(descriptors.addObject(), manifest.get(), stored.get());
            }
        }
        RegistryReply reply = RegistryReply.json(200, Manifest.OCI_INDEX, body);
        return artifactType.isPresent() ? reply.with("OCI-Filters-Applied", "artifactType") : reply;
    }

    private static void describe(ObjectNode descriptor, Manifest manifest, StoredManifest stored) {
        descriptor
                .put("mediaType", stored.mediaType())
                .put("digest", stored.digest().toString())
                .put("size", stored.size());
        if (!manifest.artifactType().isEmpty()) {
            descriptor.put("artifactType", manifest.artifactType());
        }
        if (manifest.annotations().isObject()) {
            descriptor.set("annotations", manifest.annotations());
        }
    }

    private static int pageSize(String n) {
        try {
            int size = Integer.parseInt(n);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Told below, as a negative number is.
        }
        throw new RegistryException(
                ErrorCode.UNSUPPORTED, 400, "n=" + n + " is not a page size: give a number from 0 on");
    }
}
