package dev.slipway.platform.registry;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes what nothing needs: manifests that nobody keeps, links to blobs that no manifest needs, content that no
 * repository links. Pushes may run meanwhile: whatever was pushed, mounted, asked for or referred to within the grace
 * stays, and the age is looked at again under the lock that a push holds. A failure ends the run; nothing is removed
 * on a guess.
 */
final class GarbageCollector {
    private static final Logger LOG = System.getLogger(GarbageCollector.class.getName());

    private final RegistryStorage storage;
    private final Repositories repositories;
    private final Duration grace;

    GarbageCollector(RegistryStorage storage, Duration grace) {
        this.storage = storage;
        this.repositories = storage.repositories();
        this.grace = grace;
    }

    Collected collect(ManifestKeeper keeper) throws IOException {
        Instant cutoff = storage.clock().instant().minus(grace);
        int manifests = 0;
        int links = 0;
        Set<Digest> linked = new HashSet<>();
        for (RepositoryName repository : repositories.paths().all()) {
            manifests += collectManifests(repository, keeper, cutoff);
            links += collectLinks(repository, cutoff);
            linked.addAll(RepositoryPaths.digests(repositories.paths().blobs(repository)));
            linked.addAll(RepositoryPaths.digests(repositories.paths().manifests(repository)));
        }
        long bytes = 0;
        for (Digest digest : storage.blobs().all()) {
            if (!linked.contains(digest)) {
                bytes += repositories.deleteContentIfOlder(digest, cutoff);
            }
        }
        if (manifests + links + bytes > 0) {
            LOG.log(Level.INFO, "registry garbage removed manifests={0} links={1} bytes={2}", manifests, links, bytes);
        }
        return new Collected(manifests, links, bytes);
    }

    private int collectManifests(RepositoryName repository, ManifestKeeper keeper, Instant cutoff) throws IOException {
        List<Digest> all = RepositoryPaths.digests(repositories.paths().manifests(repository));
        Set<Digest> needed = needed(repository, keeper, all);
        int removed = 0;
        for (Digest manifest : all) {
            if (!needed.contains(manifest) && repositories.deleteManifestIfOlder(repository, manifest, cutoff)) {
                removed++;
            }
        }
        return removed;
    }

    /** What is kept, the entries of kept indexes, and what is attached to either. */
    private Set<Digest> needed(RepositoryName repository, ManifestKeeper keeper, List<Digest> all) throws IOException {
        Deque<Digest> open = new ArrayDeque<>();
        for (Digest manifest : all) {
            if (keeper.keeps(repository.value(), manifest.toString(), tagsOf(repository, manifest))) {
                open.add(manifest);
            }
        }
        Set<Digest> needed = new HashSet<>();
        while (!open.isEmpty()) {
            Digest manifest = open.remove();
            if (needed.add(manifest)) {
                Optional<Manifest> content = repositories.parse(repository, manifest);
                content.ifPresent(m -> m.manifests().forEach(child -> open.add(child.digest())));
                open.addAll(repositories.referrers(repository, manifest));
            }
        }
        return needed;
    }

    private int collectLinks(RepositoryName repository, Instant cutoff) throws IOException {
        Set<Digest> needed = new HashSet<>();
        for (Digest manifest : RepositoryPaths.digests(repositories.paths().manifests(repository))) {
            repositories.parse(repository, manifest).ifPresent(m -> needed.addAll(m.references()));
        }
        int removed = 0;
        for (Digest blob : RepositoryPaths.digests(repositories.paths().blobs(repository))) {
            if (!needed.contains(blob) && repositories.deleteLinkIfOlder(repository, blob, cutoff)) {
                removed++;
            }
        }
        return removed;
    }

    private Set<String> tagsOf(RepositoryName repository, Digest manifest) throws IOException {
        Set<String> tags = new TreeSet<>();
        for (Tag tag : repositories.tags(repository)) {
            if (repositories.resolve(repository, tag).filter(manifest::equals).isPresent()) {
                tags.add(tag.value());
            }
        }
        return tags;
    }
}
