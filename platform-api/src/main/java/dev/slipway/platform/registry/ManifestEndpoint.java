package dev.slipway.platform.registry;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Manifests and indexes, by tag or digest. */
final class ManifestEndpoint {
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Repositories repositories;

    ManifestEndpoint(Repositories repositories) {
        this.repositories = repositories;
    }

    RegistryReply get(RepositoryName repository, String reference) throws IOException {
        Optional<Digest> digest = digest(repository, reference);
        StoredManifest manifest = (digest.isEmpty()
                        ? Optional.<StoredManifest>empty()
                        : repositories.findManifest(repository, digest.get()))
                .orElseThrow(() -> unknown(repository, reference));
        return RegistryReply.file(200, manifest.file(), 0, manifest.size())
                .with("Content-Type", manifest.mediaType())
                .with("ETag", "\"" + manifest.digest() + "\"")
                .with("Docker-Content-Digest", manifest.digest().toString());
    }

    RegistryReply put(RepositoryName repository, String reference, RegistryRequest request) throws IOException {
        byte[] content = read(request);
        Optional<Tag> tag = isDigest(reference) ? Optional.empty() : Optional.of(new Tag(reference));
        if (tag.isEmpty() && !Digest.of(content).equals(Digest.parse(reference))) {
            throw new RegistryException(
                    ErrorCode.DIGEST_INVALID,
                    "the manifest has the digest " + Digest.of(content) + ", but was sent as " + reference);
        }
        Manifest manifest = Manifest.parse(content, mediaType(request));
        Digest digest = repositories.addManifest(repository, manifest, content, tag);
        RegistryReply reply = RegistryReply.empty(201)
                .with("Location", "/v2/" + repository + "/manifests/" + digest)
                .with("Docker-Content-Digest", digest.toString());
        return manifest.subject()
                .map(subject -> reply.with("OCI-Subject", subject.toString()))
                .orElse(reply);
    }

    /** By tag only the tag goes; by digest the manifest goes, and every tag that points to it. */
    RegistryReply delete(RepositoryName repository, String reference, RegistryAccess.Grant grant) throws IOException {
        if (isDigest(reference) && !grant.mayDelete(repository.value(), reference)) {
            throw new RegistryException(
                    ErrorCode.DENIED,
                    "manifest " + reference + " of " + repository + " is the image of a release that is live or can be"
                            + " rolled back to: it goes by itself once no such release needs it");
        }
        boolean deleted = isDigest(reference)
                ? repositories.deleteManifest(repository, Digest.parse(reference))
                : repositories.deleteTag(repository, new Tag(reference));
        if (!deleted) {
            throw unknown(repository, reference);
        }
        return RegistryReply.empty(202);
    }

    private Optional<Digest> digest(RepositoryName repository, String reference) throws IOException {
        if (isDigest(reference)) {
            return Optional.of(Digest.parse(reference));
        }
        // What can't be a tag was never pushed: unknown, not invalid.
        return Tag.isTag(reference) ? repositories.resolve(repository, new Tag(reference)) : Optional.empty();
    }

    private static boolean isDigest(String reference) {
        return reference.contains(":");
    }

    private static byte[] read(RegistryRequest request) throws IOException {
        byte[] content = request.body().readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID, 413, "the manifest is larger than " + MAX_BYTES + " bytes");
        }
        return content;
    }

    private static String mediaType(RegistryRequest request) {
        String header = request.header("content-type").orElse("");
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static RegistryException unknown(RepositoryName repository, String reference) {
        return new RegistryException(
                ErrorCode.MANIFEST_UNKNOWN,
                "there is no manifest " + reference + " in " + repository + ": push it, or look at its tags");
    }
}
