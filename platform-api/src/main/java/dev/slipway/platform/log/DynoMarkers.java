package dev.slipway.platform.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Empty files named by the dynos whose offsets an app's log remembers: by them the app of a dyno is found without
 * reading any segment, and a forgotten dyno stays forgotten. Not thread-safe, but for {@link #has}.
 */
final class DynoMarkers {
    private final Path folder;
    private final Set<UUID> dynos = new HashSet<>();

    DynoMarkers(Path appFolder) {
        this.folder = folderOf(appFolder);
    }

    static boolean has(Path appFolder, UUID dyno) {
        return Files.exists(folderOf(appFolder).resolve(dyno.toString()));
    }

    private static Path folderOf(Path appFolder) {
        return appFolder.resolve("dynos");
    }

    void load() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.forEach(
                        file -> dynos.add(UUID.fromString(file.getFileName().toString())));
            }
        }
    }

    Set<UUID> dynos() {
        return dynos;
    }

    /** Before the dyno's first offset is written. */
    void add(UUID dyno) throws IOException {
        if (dynos.contains(dyno)) {
            return;
        }
        Files.createDirectories(folder);
        Path marker = folder.resolve(dyno.toString());
        if (!Files.exists(marker)) {
            Files.createFile(marker);
        }
        dynos.add(dyno);
    }

    void remove(UUID dyno) throws IOException {
        Files.deleteIfExists(folder.resolve(dyno.toString()));
        dynos.remove(dyno);
    }

    void retain(Set<UUID> wanted) throws IOException {
        for (UUID dyno : List.copyOf(dynos)) {
            if (!wanted.contains(dyno)) {
                remove(dyno);
            }
        }
    }
}
