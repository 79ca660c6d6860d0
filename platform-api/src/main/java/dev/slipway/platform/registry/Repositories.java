package dev.slipway.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What each repository has: links to blobs and manifests, tags, and who refers to what. A link is made only after the
 * content is on disk. Thread-safe: whatever relies on content that is there, and marks it as used, holds the shared lock;
 * whatever removes holds the exclusive one, and looks at the mark again under it.
 */
final class Repositories {
    private static final byte[] EMPTY = {};

    private final BlobStore blobs;
    private final RepositoryPaths paths;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Repositories(Path directory, BlobStore blobs) throws IOException {
        this.blobs = blobs;
        this.paths = new RepositoryPaths(directory);
        Disk.createDirectories(paths.root());
    }

    RepositoryPaths paths() {
        return paths;
    }

    /** The size of a blob that this repository has, which the caller is about to rely on. */
    Optional<Long> blobSize(RepositoryName repository, Digest digest) throws IOException {
        return shared(() -> blobs.touch(paths.blob(repository, digest)) ? blobs.size(digest) : Optional.empty());
    }

    /** Makes a verified file, forced to disk, this repository's blob. */
    void addBlob(RepositoryName repository, Digest digest, Path verified) throws IOException {
        shared(() -> {
            blobs.take(verified, digest);
            blobs.writeAtomically(paths.blob(repository, digest), EMPTY);
            return true;
        });
    }

    /** Makes small content this repository's blob. */
    Digest addBlob(RepositoryName repository, byte[] content) throws IOException {
        return shared(() -> {
            Digest digest = blobs.write(content);
            blobs.writeAtomically(paths.blob(repository, digest), EMPTY);
            return digest;
        });
    }

    /** Shares a blob of another repository; false if that one doesn't have it. */
    boolean mountBlob(RepositoryName from, RepositoryName to, Digest digest) throws IOException {
        return shared(() -> {
            if (!Files.exists(paths.blob(from, digest)) || !blobs.touch(blobs.path(digest))) {
                return false;
            }
            blobs.writeAtomically(paths.blob(to, digest), EMPTY);
            return true;
        });
    }

    /** Removes the link; the content goes with the garbage. Refused while a manifest here needs it. */
    void deleteBlob(RepositoryName repository, Digest digest) throws IOException {
        exclusively(() -> {
            if (!Files.exists(paths.blob(repository, digest))) {
                throw unknownBlob(repository, digest);
            }
            for (Digest manifest : RepositoryPaths.digests(paths.manifests(repository))) {
                if (parse(repository, manifest)
                        .filter(m -> m.references().contains(digest))
                        .isPresent()) {
                    throw new RegistryException(
                            ErrorCode.UNSUPPORTED,
                            "blob " + digest + " is needed by manifest " + manifest + " in " + repository
                                    + ": delete that first");
                }
            }
            return Files.deleteIfExists(paths.blob(repository, digest));
        });
    }

    /**
     * Stores a manifest whose content is here already, under its digest and perhaps a tag.
     *
     * @throws RegistryException {@code MANIFEST_BLOB_UNKNOWN} if this repository lacks something that it refers to
     */
    Digest addManifest(RepositoryName repository, Manifest manifest, byte[] content, Optional<Tag> tag)
            throws IOException {
        return shared(() -> {
            for (Descriptor blob : manifest.blobs()) {
                if (!blob.foreign() || Files.exists(paths.blob(repository, blob.digest()))) {
                    requireBlob(repository, blob);
                }
            }
            for (Descriptor child : manifest.manifests()) {
                if (!blobs.touch(paths.manifest(repository, child.digest()))) {
                    throw missing(repository, "manifest", child.digest());
                }
            }
            Digest digest = blobs.write(content);
            blobs.writeAtomically(
                    paths.manifest(repository, digest), manifest.mediaType().getBytes(UTF_8));
            if (manifest.subject().isPresent()) {
                blobs.writeAtomically(
                        paths.referrer(repository, manifest.subject().get(), digest), EMPTY);
            }
            if (tag.isPresent()) {
                blobs.writeAtomically(
                        paths.tag(repository, tag.get()), digest.toString().getBytes(UTF_8));
            }
            return digest;
        });
    }

    Optional<StoredManifest> findManifest(RepositoryName repository, Digest digest) throws IOException {
        return shared(() -> {
            Path link = paths.manifest(repository, digest);
            Optional<Long> size = blobs.size(digest);
            if (size.isEmpty() || !blobs.touch(link)) {
                return Optional.empty();
            }
            return Optional.of(new StoredManifest(digest, Files.readString(link), size.get(), blobs.path(digest)));
        });
    }

    Optional<Digest> resolve(RepositoryName repository, Tag tag) throws IOException {
        try {
            return Digest.find(Files.readString(paths.tag(repository, tag)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    boolean deleteTag(RepositoryName repository, Tag tag) throws IOException {
        return exclusively(() -> Files.deleteIfExists(paths.tag(repository, tag)));
    }

    /** Removes a manifest with the tags that point to it; false if it isn't here. */
    boolean deleteManifest(RepositoryName repository, Digest digest) throws IOException {
        return exclusively(() -> {
            if (!Files.exists(paths.manifest(repository, digest))) {
                return false;
            }
            removeManifest(repository, digest);
            return true;
        });
    }

    /** The same for the garbage collector: only if nothing has used it since the cutoff. */
    boolean deleteManifestIfOlder(RepositoryName repository, Digest digest, Instant cutoff) throws IOException {
        return exclusively(() -> {
            Path link = paths.manifest(repository, digest);
            if (!Files.exists(link)
                    || !Files.getLastModifiedTime(link).toInstant().isBefore(cutoff)) {
                return false;
            }
            removeManifest(repository, digest);
            return true;
        });
    }

    /** Removes a repository's link to a blob if nothing has used it since the cutoff. */
    boolean deleteLinkIfOlder(RepositoryName repository, Digest digest, Instant cutoff) throws IOException {
        return exclusively(() -> blobs.deleteIfOlder(paths.blob(repository, digest), cutoff));
    }

    /** Removes content if nothing has linked it since the cutoff; gives the bytes freed. */
    long deleteContentIfOlder(Digest digest, Instant cutoff) throws IOException {
        return exclusively(() -> {
            long size = blobs.size(digest).orElse(0L);
            return blobs.deleteIfOlder(blobs.path(digest), cutoff) ? size : 0L;
        });
    }

    List<Tag> tags(RepositoryName repository) throws IOException {
        List<Tag> found = new ArrayList<>();
        for (Path file : Disk.list(paths.tags(repository))) {
            found.add(new Tag(file.getFileName().toString()));
        }
        found.sort(null);
        return found;
    }

    boolean exists(RepositoryName repository) {
        return Files.exists(paths.blobs(repository)) || Files.exists(paths.manifests(repository));
    }

    /** The manifests in this repository that name the digest as their subject. */
    List<Digest> referrers(RepositoryName repository, Digest subject) throws IOException {
        return RepositoryPaths.digests(paths.referrers(repository, subject));
    }

    /** Reads a manifest of this repository; empty if it is gone. Damage on the disk is a failure, not an absence. */
    Optional<Manifest> parse(RepositoryName repository, Digest digest) throws IOException {
        String mediaType;
        try {
            mediaType = Files.readString(paths.manifest(repository, digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return blobs.read(digest).map(content -> Manifest.parse(content, mediaType));
        } catch (RegistryException e) {
            throw new IOException(
                    "manifest " + digest + " of " + repository + " is damaged on disk: delete it or push it again", e);
        }
    }

    void delete(RepositoryName repository) throws IOException {
        exclusively(() -> {
            for (Path folder : paths.own(repository)) {
                Disk.deleteTree(folder);
            }
            removeEmptyFolders(repository.under(paths.root()));
            return true;
        });
    }

    static RegistryException unknownBlob(RepositoryName repository, Digest digest) {
        return new RegistryException(
                ErrorCode.BLOB_UNKNOWN, "blob " + digest + " is not in " + repository + ": push or mount it first");
    }

    private void requireBlob(RepositoryName repository, Descriptor blob) throws IOException {
        Optional<Long> size =
                blobs.touch(paths.blob(repository, blob.digest())) ? blobs.size(blob.digest()) : Optional.empty();
        if (size.isEmpty()) {
            throw missing(repository, "blob", blob.digest());
        }
        if (size.get() != blob.size()) {
            throw new RegistryException(
                    ErrorCode.MANIFEST_INVALID,
                    "the manifest was refused: it says that blob " + blob.digest() + " has " + blob.size()
                            + " bytes, but it has " + size.get());
        }
    }

    private static RegistryException missing(RepositoryName repository, String what, Digest digest) {
        return new RegistryException(
                ErrorCode.MANIFEST_BLOB_UNKNOWN,
                "the manifest refers to " + what + " " + digest + ", which is not in " + repository
                        + ": push it first");
    }

    private void removeManifest(RepositoryName repository, Digest digest) throws IOException {
        for (Tag tag : tags(repository)) {
            if (resolve(repository, tag).filter(digest::equals).isPresent()) {
                Files.deleteIfExists(paths.tag(repository, tag));
            }
        }
        for (Digest subject : RepositoryPaths.digests(paths.subjects(repository))) {
            Files.deleteIfExists(paths.referrer(repository, subject, digest));
        }
        Files.deleteIfExists(paths.manifest(repository, digest));
    }

    private void removeEmptyFolders(Path folder) throws IOException {
        Path at = folder;
        while (at != null && !at.equals(paths.root())) {
            if (Files.isDirectory(at)) {
                if (!Disk.list(at).isEmpty()) {
                    return;
                }
                Files.delete(at);
            }
            at = at.getParent();
        }
    }

    private <T> T shared(Step<T> step) throws IOException {
        return holding(lock.readLock(), step);
    }

    private <T> T exclusively(Step<T> step) throws IOException {
        return holding(lock.writeLock(), step);
    }

    private static <T> T holding(Lock lock, Step<T> step) throws IOException {
        lock.lock();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }
}
