package dev.slipway.platform.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The embedded registry, for the platform itself: no credential is asked for. Thread-safe; every method blocks on the
 * disk, and throws {@link UncheckedIOException} if that fails, {@link IllegalArgumentException} if a digest is none.
 */
public final class Registry {
    private final RegistryStorage storage;
    private final GarbageCollector collector;
    private final Images images;
    private final Duration uploadExpiry;

    Registry(RegistryStorage storage, Duration grace, Duration uploadExpiry) {
        this.storage = storage;
        this.images = new Images(storage.blobs(), storage.repositories());
        this.collector = new GarbageCollector(storage, grace);
        this.uploadExpiry = uploadExpiry;
    }

    /** The size in bytes of a blob that the repository has. Keeps it from the garbage collector for its grace. */
    public Optional<Long> blobSize(String repository, String digest) {
        return onDisk(
                "look up blob " + digest + " in " + repository,
                () -> storage.repositories().blobSize(new RepositoryName(repository), digest(digest)));
    }

    /** Whether the repository has the manifest. Keeps it from the garbage collector for its grace. */
    public boolean hasManifest(String repository, String digest) {
        return onDisk(
                "look up manifest " + digest + " in " + repository,
                () -> storage.repositories()
                        .findManifest(new RepositoryName(repository), digest(digest))
                        .isPresent());
    }

    /**
     * The images that a digest names: that of a manifest, of an index of several platforms, or of a configuration, which
     * {@code docker} calls an image's id. Keeps them from the garbage collector for its grace.
     */
    public List<StoredImage> findImages(String repository, String digest) {
        return onDisk(
                "look up image " + digest + " in " + repository,
                () -> images.find(new RepositoryName(repository), digest(digest)));
    }

    /** Stores an image's layers with another configuration; gives the new manifest's digest. */
    public String reconfigure(String repository, String digest, JsonNode configuration) {
        return onDisk(
                "configure image " + digest + " in " + repository,
                () -> images.reconfigure(new RepositoryName(repository), digest(digest), configuration)
                        .toString());
    }

    /** Gives a repository an image of another one's, whose content they share; false if that one lacks any of it. */
    public boolean copyImage(String from, String to, String digest) {
        return onDisk("copy " + digest + " from " + from + " to " + to, () -> {
            Repositories repositories = storage.repositories();
            RepositoryName source = new RepositoryName(from);
            RepositoryName target = new RepositoryName(to);
            Optional<StoredManifest> stored = repositories.findManifest(source, digest(digest));
            if (stored.isEmpty()) {
                return false;
            }
            byte[] content = Files.readAllBytes(stored.get().file());
            Manifest manifest = Manifest.parse(content, stored.get().mediaType());
            for (Descriptor blob : manifest.blobs()) {
                if (!repositories.mountBlob(source, target, blob.digest())) {
                    return false;
                }
            }
            repositories.addManifest(target, manifest, content, Optional.empty());
            return true;
        });
    }

    /** Forgets a repository and its uploads; its content goes with the next garbage. Nothing happens if it's unknown. */
    public void deleteRepository(String repository) {
        RepositoryName name = new RepositoryName(repository);
        onDisk("delete repository " + repository, () -> {
            storage.uploads().discardAll(name);
            storage.repositories().delete(name);
            return true;
        });
    }

    /** Forgets a repository, those below it, and their uploads. */
    public void deleteRepositories(String repository) {
        onDisk(
                        "look for the repositories below " + repository,
                        storage.repositories().paths()::all)
                .stream()
                .map(RepositoryName::value)
                .filter(name -> name.startsWith(repository + "/"))
                .forEach(this::deleteRepository);
        deleteRepository(repository);
    }

    /** Removes what neither the keeper nor a push of the last hours needs. Safe while pushes and pulls run. */
    public Collected collectGarbage(ManifestKeeper keeper) {
        return onDisk("collect the registry's garbage", () -> collector.collect(keeper));
    }

    /** Removes uploads that nothing came for within the configured time; gives their number. */
    public int removeExpiredUploads() {
        return onDisk(
                "remove expired uploads",
                () -> storage.uploads()
                        .discardOlderThan(storage.clock().instant().minus(uploadExpiry)));
    }

    private static Digest digest(String text) {
        return Digest.find(text).orElseThrow(() -> new IllegalArgumentException("not a digest: " + text));
    }

    private static <T> T onDisk(String what, DiskStep<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("could not " + what + ": " + e.getMessage(), e);
        }
    }

    private interface DiskStep<T> {
        T run() throws IOException;
    }
}
