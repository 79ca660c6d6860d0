package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Unpacks a tarball into a directory of its own, which is removed at the end. Nothing is written through a link. */
record IntoDirectory(Path root) implements TarTarget, AutoCloseable {
    @Override
    public void file(String path, boolean executable, long size, InputStream content) throws IOException {
        Path file = place(path);
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    @Override
    public void link(String path, String target) throws IOException {
        Files.createSymbolicLink(place(path), Path.of(target));
    }

    @Override
    public void copy(String path, String earlier) throws IOException {
        Path original = root.resolve(earlier);
        if (!reachable(original) || !Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)) {
            throw SlipwayException.invalid(
                    "The tarball holds %s as a hard link to %s, which is no file of it.", path, earlier);
        }
        if (!path.equals(earlier)) {
            Files.copy(original, place(path), LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public void directory(String path) throws IOException {
        Path directory = root.resolve(path);
        requireReachable(path, directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(place(path));
        }
    }

    /** Where it is to be, with all directories above and nothing in its way: what is named twice counts as it was last. */
    private Path place(String path) throws IOException {
        Path place = root.resolve(path);
        requireReachable(path, place);
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw SlipwayException.invalid("The tarball holds %s as a directory and as a file or link as well.", path);
        }
        Files.createDirectories(place.getParent());
        Files.deleteIfExists(place);
        return place;
    }

    private void requireReachable(String path, Path place) {
        if (!reachable(place)) {
            throw SlipwayException.invalid("The tarball holds %s below what is a file or a link.", path);
        }
    }

    private boolean reachable(Path place) {
        Path relative = root.relativize(place);
        for (int names = 1; names < relative.getNameCount(); names++) {
            Path above = root.resolve(relative.subpath(0, names));
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
