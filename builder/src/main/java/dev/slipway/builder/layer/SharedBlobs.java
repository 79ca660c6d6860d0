package dev.slipway.builder.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Large layers in compressed form, for all apps of a builder: the second app on a Node.js version does not compress it
 * again. Found by the digest of the content itself, so no app can put anything in another's way. The least used go when
 * there is more than the budget. Thread-safe; files that vanish count as not there.
 */
public final class SharedBlobs {
    /** Smaller layers are compressed faster than it is worth to keep them. */
    private static final long WORTH_KEEPING = 8L * 1024 * 1024;

    private static final String SUFFIX = ".tar.gz";

    private final Path directory;
    private final long budget;
    private final Clock clock;

    /** @param budget in bytes */
    public SharedBlobs(Path directory, long budget, Clock clock) {
        this.directory = directory;
        this.budget = budget;
        this.clock = clock;
    }

    /** A layer and the file that holds it. */
    public record Packed(Layer layer, Path blob) {}

    /** Packs a directory into {@code blob}, or finds it packed. */
    public Packed pack(Path tree, String path, Path blob) throws IOException {
        if (FileTree.size(tree) < WORTH_KEEPING) {
            return new Packed(LayerBlob.pack(tree, path, blob), blob);
        }
        String diffId = LayerBlob.diffId(tree, path);
        Optional<Packed> found = find(diffId, blob);
        if (found.isPresent()) {
            return found.get();
        }
        Layer layer = LayerBlob.pack(tree, path, blob);
        keep(layer, blob);
        return new Packed(layer, blob);
    }

    /** The build gets a link of its own, which stays when the shared one goes. */
    private Optional<Packed> find(String diffId, Path blob) throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.startsWith(hex(diffId) + "-")) {
                Files.createLink(blob, file);
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                String digest = "sha256:" + name.substring(name.indexOf('-') + 1, name.length() - SUFFIX.length());
                return Optional.of(new Packed(new Layer(digest, diffId, Files.size(blob)), blob));
            }
        }
        return Optional.empty();
    }

    private synchronized void keep(Layer layer, Path blob) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(hex(layer.diffId()) + "-" + hex(layer.digest()) + SUFFIX);
        Path next = directory.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createLink(next, blob);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        keepToBudget();
    }

    private void keepToBudget() throws IOException {
        long sum = 0;
        for (Path file : files()) {
            sum += Files.size(file);
            if (sum > budget) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The last used first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(SharedBlobs::used).reversed())
                    .toList();
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // Gone meanwhile: as good as never used.
            return FileTime.fromMillis(0);
        }
    }

    private static String hex(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}
