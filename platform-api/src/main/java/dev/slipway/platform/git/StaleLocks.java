package dev.slipway.platform.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the lock files that a killed process leaves beside refs: with one of them there, its ref could never be moved
 * again. Git holds such a lock for milliseconds, so one that is older belongs to nobody.
 */
final class StaleLocks {
    private static final Duration LONGEST_HELD = Duration.ofSeconds(2);

    private StaleLocks() {}

    static void remove(Path repository, Instant now) throws IOException {
        try (Stream<Path> refs = Files.walk(repository.resolve("refs"));
                Stream<Path> top = Files.list(repository)) {
            List<Path> locks = Stream.concat(refs, top)
                    .filter(path -> path.getFileName().toString().endsWith(".lock"))
                    .toList();
            for (Path lock : locks) {
                removeIfStale(lock, now);
            }
        }
    }

    private static void removeIfStale(Path lock, Instant now) throws IOException {
        try {
            if (Files.getLastModifiedTime(lock).toInstant().plus(LONGEST_HELD).isBefore(now)) {
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException released) {
            // Its holder was done in this moment.
        }
    }
}
