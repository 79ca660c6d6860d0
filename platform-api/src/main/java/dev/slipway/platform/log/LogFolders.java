package dev.slipway.platform.log;

import dev.slipway.platform.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One folder an app, by its id. Thread-safe. */
final class LogFolders {
    private static final String DELETED = ".deleted";
    private static final String ID = "store-id";

    private final Path directory;
    private @Nullable UUID id;

    LogFolders(Path directory) {
        this.directory = directory;
    }

    Path of(UUID app) {
        return directory.resolve(app.toString());
    }

    /** An id that the directory keeps, made when it is asked for first. */
    synchronized UUID id() {
        UUID known = id;
        if (known == null) {
            Path file = directory.resolve(ID);
            known = PrivateFile.read(file).map(UUID::fromString).orElseGet(() -> newId(file));
            id = known;
        }
        return known;
    }

    private static UUID newId(Path file) {
        UUID fresh = UUID.randomUUID();
        PrivateFile.write(file, fresh.toString().getBytes(StandardCharsets.US_ASCII));
        return fresh;
    }

    /** The app whose log remembers the dyno. */
    Optional<UUID> appOf(UUID dyno) {
        return all().stream()
                .filter(folder -> !isDeleted(folder) && DynoMarkers.has(folder, dyno))
                .map(folder -> UUID.fromString(folder.getFileName().toString()))
                .findFirst();
    }

    /** Renames first, so that a crash leaves either the whole log or none of it. */
    void delete(UUID app) {
        Path folder = of(app);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path doomed = directory.resolve(app + DELETED);
        try {
            Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LogStoreException("Could not delete the log " + folder + ": " + e.getMessage(), e);
        }
        deleteTree(doomed);
    }

    /** Finishes what a crash interrupted. */
    void removeDeleted() {
        all().stream().filter(LogFolders::isDeleted).forEach(LogFolders::deleteTree);
    }

    private static boolean isDeleted(Path folder) {
        return folder.toString().endsWith(DELETED);
    }

    private List<Path> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var folders = Files.list(directory)) {
            return folders.toList();
        } catch (IOException e) {
            throw new LogStoreException("Could not list the logs in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static void deleteTree(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                        throws IOException {
                    if (failed != null) {
                        throw failed;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LogStoreException("Could not delete the log " + root + ": " + e.getMessage(), e);
        }
    }
}
