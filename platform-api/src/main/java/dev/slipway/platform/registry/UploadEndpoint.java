package dev.slipway.platform.registry;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Blobs on their way in: in one request, in chunks, or mounted from another repository. */
final class UploadEndpoint {
    private final Uploads uploads;
    private final Repositories repositories;
    private final long maxBlobBytes;
    private final Function<String, RepositoryName> names;

    /** @param names tells which repository is meant by a name */
    UploadEndpoint(
            Uploads uploads, Repositories repositories, long maxBlobBytes, Function<String, RepositoryName> names) {
        this.uploads = uploads;
        this.repositories = repositories;
        this.maxBlobBytes = maxBlobBytes;
        this.names = names;
    }

    /**
     * A mount that is not possible becomes an upload, as the specification has it. Without {@code from} nothing is
     * mounted: that would tell whether a blob exists in a repository that the caller must not see.
     */
    RegistryReply start(RepositoryName repository, RegistryRequest request, RegistryAccess.Grant grant)
            throws IOException {
        Optional<Digest> mount = request.parameter("mount").map(Digest::parse);
        Optional<RepositoryName> from = request.parameter("from").map(names);
        if (mount.isPresent()
                && from.isPresent()
                && grant.mayPull(from.get().value())
                && repositories.mountBlob(from.get(), repository, mount.get())) {
            return created(repository, mount.get());
        }
        Optional<Digest> digest = request.parameter("digest").map(Digest::parse);
        Upload upload = uploads.start(repository);
        if (digest.isEmpty()) {
            return progress(202, upload);
        }
        try {
            return complete(upload, digest.get(), request);
        } finally {
            // In one request there is nothing to resume, whatever happened.
            uploads.discard(upload);
        }
    }

    RegistryReply status(RepositoryName repository, String id) throws IOException {
        return progress(204, uploads.find(repository, id));
    }

    RegistryReply append(RepositoryName repository, String id, RegistryRequest request) throws IOException {
        Upload upload = uploads.find(repository, id);
        return upload.exclusively(() -> {
            receive(upload, request);
            return progress(202, upload);
        });
    }

    RegistryReply finish(RepositoryName repository, String id, RegistryRequest request) throws IOException {
        Upload upload = uploads.find(repository, id);
        Digest digest = request.parameter("digest")
                .map(Digest::parse)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.DIGEST_INVALID,
                        "the parameter digest is missing: give the digest of the whole blob"));
        return complete(upload, digest, request);
    }

    RegistryReply cancel(RepositoryName repository, String id) throws IOException {
        Upload upload = uploads.find(repository, id);
        return upload.exclusively(() -> {
            uploads.discard(upload);
            return RegistryReply.empty(204);
        });
    }

    private RegistryReply complete(Upload upload, Digest digest, RegistryRequest request) throws IOException {
        return upload.exclusively(() -> {
            receive(upload, request);
            try {
                upload.verify(digest);
                repositories.addBlob(upload.repository(), digest, upload.data());
            } finally {
                uploads.discard(upload);
            }
            return created(upload.repository(), digest);
        });
    }

    private void receive(Upload upload, RegistryRequest request) throws IOException {
        Optional<ByteRange> chunk = request.header("content-range")
                .map(header -> ByteRange.uploaded(header).orElseThrow(() -> outOfOrder(upload, header)));
        OptionalLong length = request.contentLength();
        if (chunk.isPresent() && chunk.get().first() != upload.size()) {
            throw outOfOrder(upload, chunk.get().first() + "-" + chunk.get().last());
        }
        if (chunk.isPresent()
                && length.isPresent()
                && length.getAsLong() != chunk.get().length()) {
            throw wrongLength(chunk.get(), length.getAsLong());
        }
        if (length.orElse(0) > maxBlobBytes - upload.size()) {
            throw new RegistryException(
                    ErrorCode.SIZE_INVALID, 413, "the blob is larger than the limit of " + maxBlobBytes + " bytes");
        }
        long before = upload.size();
        try {
            upload.append(request.body(), maxBlobBytes);
            long received = upload.size() - before;
            if (chunk.isPresent() && received != chunk.get().length()) {
                throw wrongLength(chunk.get(), received);
            }
        } catch (StorageException | RegistryException e) {
            // The bytes on disk are no longer those that the client believes in.
            uploads.discard(upload);
            throw e;
        }
    }

    private static RegistryException wrongLength(ByteRange announced, long received) {
        return new RegistryException(
                ErrorCode.SIZE_INVALID,
                "Content-Range announces " + announced.length() + " bytes, the body has " + received);
    }

    private static RegistryException outOfOrder(Upload upload, String range) {
        return new RegistryException(
                ErrorCode.BLOB_UPLOAD_INVALID,
                416,
                "Content-Range " + range + " does not continue the upload, which has " + upload.size() + " bytes",
                position(upload));
    }

    private static RegistryReply progress(int status, Upload upload) {
        return new RegistryReply(status, position(upload), new RegistryReply.None());
    }

    private static Map<String, String> position(Upload upload) {
        return Map.of(
                "Location", "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id(),
                "Range", "0-" + Math.max(0, upload.size() - 1),
                "Docker-Upload-UUID", upload.id().toString());
    }

    private static RegistryReply created(RepositoryName repository, Digest digest) {
        return RegistryReply.empty(201)
                .with("Location", "/v2/" + repository + "/blobs/" + digest)
                .with("Docker-Content-Digest", digest.toString());
    }
}
