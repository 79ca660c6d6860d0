package dev.slipway.platform.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Blobs, by digest: sent as files, whole or in part. */
final class BlobEndpoint {
    private final Repositories repositories;
    private final BlobStore blobs;

    BlobEndpoint(Repositories repositories, BlobStore blobs) {
        this.repositories = repositories;
        this.blobs = blobs;
    }

    RegistryReply get(RepositoryName repository, Digest digest, RegistryRequest request) throws IOException {
        long size = repositories
                .blobSize(repository, digest)
                .orElseThrow(() -> Repositories.unknownBlob(repository, digest));
        Path file = blobs.path(digest);
        Optional<ByteRange> range = request.method().equals("GET")
                ? request.header("range").flatMap(header -> ByteRange.requested(header, size))
                : Optional.empty();
        RegistryReply reply = range.map(part -> RegistryReply.file(206, file, part.first(), part.length())
                        .with("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size))
                .orElseGet(() -> RegistryReply.file(200, file, 0, size));
        return reply.with("Content-Type", "application/octet-stream")
                .with("Accept-Ranges", "bytes")
                .with("ETag", "\"" + digest + "\"")
                .with("Docker-Content-Digest", digest.toString());
    }

    RegistryReply delete(RepositoryName repository, Digest digest) throws IOException {
        repositories.deleteBlob(repository, digest);
        return RegistryReply.empty(202).with("Docker-Content-Digest", digest.toString());
    }
}
