package dev.slipway.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The files that a Dockerfile build may see, without what {@code .dockerignore} names. Symbolic links are packed as
 * links, never followed: a source tree must not reach the host's files.
 */
final class BuildContext {
    private static final Logger LOG = System.getLogger(BuildContext.class.getName());
    private static final int FILE_MODE = 0644;
    private static final int EXECUTABLE_MODE = 0755;

    private final Path root;
    private final String dockerfile;

    BuildContext(Path root, String dockerfile) {
        this.root = root;
        this.dockerfile = dockerfile;
    }

    /** Packs into a temporary file, which the caller discards. */
    Path pack() {
        Path tar = null;
        try {
            tar = Files.createTempFile("slipway-context-", ".tar");
            DockerIgnore ignore = DockerIgnore.in(root);
            try (TarArchiveOutputStream out =
                    new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(tar)), "UTF-8")) {
                out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                Files.walkFileTree(root, new Packer(out, ignore));
            }
            return tar;
        } catch (IOException e) {
            if (tar != null) {
                discard(tar);
            }
            throw new EngineException("Packing the build's files failed: " + e.getMessage(), e);
        }
    }

    static void discard(Path tar) {
        try {
            Files.deleteIfExists(tar);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "temporary file not deleted file={0} reason={1}", tar, e.getMessage());
        }
    }

    private final class Packer extends SimpleFileVisitor<Path> {
        private final TarArchiveOutputStream out;
        private final DockerIgnore ignore;

        Packer(TarArchiveOutputStream out, DockerIgnore ignore) {
            this.out = out;
            this.ignore = ignore;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            String name = name(directory);
            if (!name.isEmpty() && !ignore.ignores(name)) {
                TarArchiveEntry entry = new TarArchiveEntry(name + "/");
                entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE);
                put(entry);
                out.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            if (ignore.ignores(name) && !name.equals(dockerfile)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                entry.setLinkName(Files.readSymbolicLink(file).toString());
                put(entry);
                out.closeArchiveEntry();
            } else if (attributes.isRegularFile()) {
                TarArchiveEntry entry = new TarArchiveEntry(file, name, LinkOption.NOFOLLOW_LINKS);
                entry.setMode(Files.isExecutable(file) ? EXECUTABLE_MODE : FILE_MODE);
                put(entry);
                Files.copy(file, out);
                out.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        /** Owner and time don't belong to a source tree, and would keep the engine from reusing a step. */
        private void put(TarArchiveEntry entry) throws IOException {
            entry.setIds(0, 0);
            entry.setNames("", "");
            entry.setModTime(0L);
            out.putArchiveEntry(entry);
        }

        private String name(Path path) {
            return root.relativize(path).toString();
        }
    }
}
