package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads under way, each a folder {@code uploads/UUID}, so that they survive a restart of the platform. Nothing in
 * them counts as a blob before it is complete. Thread-safe.
 */
final class Uploads {
    private static final Logger LOG = System.getLogger(Uploads.class.getName());
    private static final String REPOSITORY = "repository";

    private final Path directory;
    private final BlobStore blobs;
    private final Map<UUID, Upload> open = new ConcurrentHashMap<>();

    Uploads(Path directory, BlobStore blobs) throws IOException {
        this.blobs = blobs;
        this.directory = directory.resolve("uploads");
        Disk.createDirectories(this.directory);
    }

    Upload start(RepositoryName repository) throws IOException {
        UUID id = UUID.randomUUID();
        Path folder = directory.resolve(id.toString());
        Files.createDirectory(folder);
        try {
            Disk.writeNew(folder.resolve(REPOSITORY), repository.value().getBytes(UTF_8));
        } catch (IOException e) {
            Disk.deleteTree(folder);
            throw new StorageException("could not start an upload for " + repository, e);
        }
        Upload upload = new Upload(id, repository, folder);
        open.put(id, upload);
        return upload;
    }

    /** @throws RegistryException {@code BLOB_UPLOAD_UNKNOWN}, also if it is another repository's */
    Upload find(RepositoryName repository, String id) throws IOException {
        return lookUp(id)
                .filter(upload -> upload.repository().equals(repository))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.BLOB_UPLOAD_UNKNOWN,
                        "there is no upload '" + id + "' in " + repository + ": it was completed, cancelled or has"
                                + " expired; start a new one"));
    }

    void discard(Upload upload) throws IOException {
        open.remove(upload.id());
        blobs.discardFolder(upload.directory());
    }

    void discardAll(RepositoryName repository) throws IOException {
        for (Path folder : Disk.list(directory)) {
            if (repositoryOf(folder).filter(repository::equals).isPresent()) {
                remove(folder);
            }
        }
    }

    /** Removes uploads that nothing was written to since the cutoff. */
    int discardOlderThan(Instant cutoff) throws IOException {
        int removed = 0;
        for (Path folder : Disk.list(directory)) {
            if (lastWrite(folder).isBefore(cutoff)) {
                removed += remove(folder) ? 1 : 0;
            }
        }
        if (removed > 0) {
            LOG.log(Level.INFO, "abandoned uploads removed count={0}", removed);
        }
        return removed;
    }

    private Optional<Upload> lookUp(String id) throws IOException {
        UUID uuid;
        try {
            uuid = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Upload known = open.get(uuid);
        if (known != null) {
            return Optional.of(known);
        }
        Path folder = directory.resolve(uuid.toString());
        Optional<RepositoryName> repository = repositoryOf(folder);
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        Upload resumed = new Upload(uuid, repository.get(), folder);
        resumed.resume();
        Upload first = open.putIfAbsent(uuid, resumed);
        return Optional.of(first == null ? resumed : first);
    }

    private boolean remove(Path folder) throws IOException {
        open.values().removeIf(upload -> upload.directory().equals(folder));
        return blobs.discardFolder(folder);
    }

    private static Optional<RepositoryName> repositoryOf(Path folder) throws IOException {
        try {
            return Optional.of(new RepositoryName(Files.readString(folder.resolve(REPOSITORY))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RegistryException e) {
            // A crash between the file's creation and its content: this upload never had an answer.
            return Optional.empty();
        }
    }

    private static Instant lastWrite(Path folder) throws IOException {
        Path data = folder.resolve(Upload.DATA);
        try {
            return Files.getLastModifiedTime(Files.exists(data) ? data : folder).toInstant();
        } catch (NoSuchFileException e) {
            // Completed just now.
            return Instant.MAX;
        }
    }
}
