package dev.slipway.cli.container;

import dev.slipway.cli.failure.CommandException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the Dockerfiles of process types: {@code Dockerfile.worker}, here or in a folder below. */
final class Dockerfiles {
    private static final String PREFIX = "Dockerfile.";
    private static final Set<String> NOT_SOURCE = Set.of(".git", "node_modules");

    private Dockerfiles() {}

    /**
     * Process type to Dockerfile; of several for one the nearest.
     *
     * @throws CommandException if two of one process type are equally near
     */
    static Map<String, Path> below(Path directory) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_SOURCE.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (type(file).matches("\\w+")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new CommandException("Could not look for Dockerfiles below " + directory + ": " + e.getMessage(), e);
        }
        found.sort(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        Map<String, Path> nearest = new TreeMap<>();
        for (Path file : found) {
            Path nearer = nearest.putIfAbsent(type(file), file);
            if (nearer != null && nearer.getNameCount() == file.getNameCount()) {
                throw new CommandException(
                        "There are two Dockerfiles of %s: %s and %s. Run the command in the folder of the one that is meant."
                                .formatted(type(file), directory.relativize(nearer), directory.relativize(file)));
            }
        }
        return nearest;
    }

    private static String type(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
    }
}
