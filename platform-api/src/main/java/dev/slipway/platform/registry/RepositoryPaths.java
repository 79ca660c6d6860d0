package dev.slipway.platform.registry;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a repository's links lie: {@code repositories/NAME/_blobs/sha256/HEX} (empty), {@code _manifests/sha256/HEX} (the
 * media type), {@code _tags/TAG} (the digest), {@code _referrers/sha256/SUBJECT/HEX} (empty). A repository may lie inside
 * another's folder, since names have several segments.
 */
final class RepositoryPaths {
    private static final String BLOBS = "_blobs";
    private static final String MANIFESTS = "_manifests";
    private static final String TAGS = "_tags";
    private static final String REFERRERS = "_referrers";

    private final Path root;

    RepositoryPaths(Path directory) {
        this.root = directory.resolve("repositories");
    }

    Path root() {
        return root;
    }

    Path blobs(RepositoryName repository) {
        return repository.under(root).resolve(BLOBS).resolve(Digest.ALGORITHM);
    }

    Path blob(RepositoryName repository, Digest digest) {
        return blobs(repository).resolve(digest.hex());
    }

    Path manifests(RepositoryName repository) {
        return repository.under(root).resolve(MANIFESTS).resolve(Digest.ALGORITHM);
    }

    Path manifest(RepositoryName repository, Digest digest) {
        return manifests(repository).resolve(digest.hex());
    }

    Path tags(RepositoryName repository) {
        return repository.under(root).resolve(TAGS);
    }

    Path tag(RepositoryName repository, Tag tag) {
        return tags(repository).resolve(tag.value());
    }

    Path subjects(RepositoryName repository) {
        return repository.under(root).resolve(REFERRERS).resolve(Digest.ALGORITHM);
    }

    Path referrers(RepositoryName repository, Digest subject) {
        return subjects(repository).resolve(subject.hex());
    }

    Path referrer(RepositoryName repository, Digest subject, Digest manifest) {
        return referrers(repository, subject).resolve(manifest.hex());
    }

    /** The folders that are this repository's own, not those of repositories below it. */
    List<Path> own(RepositoryName repository) {
        Path folder = repository.under(root);
        return List.of(
                folder.resolve(TAGS), folder.resolve(REFERRERS), folder.resolve(MANIFESTS), folder.resolve(BLOBS));
    }

    /** All repositories that were ever pushed to. */
    List<RepositoryName> all() throws IOException {
        List<RepositoryName> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.getFileName().toString().startsWith("_")) {
                    Path repository = folder.getParent();
                    if (folder.endsWith(BLOBS) && repository != null) {
                        found.add(new RepositoryName(root.relativize(repository).toString()));
                    }
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // A repository that is deleted while this looks.
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }

    static List<Digest> digests(Path folder) throws IOException {
        List<Digest> found = new ArrayList<>();
        for (Path link : Disk.list(folder)) {
            Optional<Digest> digest = Digest.ofHex(link.getFileName().toString());
            digest.ifPresent(found::add);
        }
        return found;
    }
}
