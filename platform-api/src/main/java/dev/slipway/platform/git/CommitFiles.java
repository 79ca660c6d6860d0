package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a commit's files into a directory. Git refuses a path that leaves the tree at push time (fsck); symbolic links
 * are written as they are and never followed, since each path is written after its parent directory was made by us.
 */
final class CommitFiles {
    private static final int LARGEST_READ = 256 * 1024;

    private CommitFiles() {}

    static void write(Repository repository, ObjectId commit, Path directory) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk files = new TreeWalk(reader)) {
            files.addTree(commits.parseCommit(commit).getTree());
            files.setRecursive(false);
            while (files.next()) {
                Path path = inside(directory, files.getPathString());
                FileMode mode = files.getFileMode();
                if (mode == FileMode.TREE) {
                    Files.createDirectory(path);
                    files.enterSubtree();
                } else if (mode == FileMode.SYMLINK) {
                    ObjectLoader link = reader.open(files.getObjectId(0));
                    Files.createSymbolicLink(path, Path.of(new String(link.getBytes(), StandardCharsets.UTF_8)));
                } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
                    copy(reader.open(files.getObjectId(0)), path, mode == FileMode.EXECUTABLE_FILE);
                } else {
                    submodule(repository, files.getObjectId(0), path);
                }
            }
        }
    }

    /** One that was not fetched, as of a tarball, is an empty directory, as git itself leaves it. */
    private static void submodule(Repository repository, ObjectId commit, Path path) throws IOException {
        Files.createDirectory(path);
        Optional<ObjectId> kept = Submodules.kept(repository, commit);
        if (kept.isPresent()) {
            write(repository, kept.get(), path);
        }
    }

    /** @throws SlipwayException if the file is larger than what people write by hand */
    static Optional<byte[]> read(Repository repository, ObjectId commit, String path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk file = TreeWalk.forPath(
                        reader, path, commits.parseCommit(commit).getTree())) {
            if (file == null || file.getFileMode().getObjectType() != Constants.OBJ_BLOB) {
                return Optional.empty();
            }
            ObjectLoader content = reader.open(file.getObjectId(0));
            if (content.getSize() > LARGEST_READ) {
                throw SlipwayException.invalid("%s is larger than %d KB.", path, LARGEST_READ / 1024);
            }
            return Optional.of(content.getBytes());
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path path = directory.resolve(name).normalize();
        if (!path.startsWith(directory) || path.equals(directory)) {
            throw new IOException("The commit holds a path that leaves its tree: " + name);
        }
        return path;
    }

    private static void copy(ObjectLoader content, Path path, boolean executable) throws IOException {
        try (OutputStream file = Files.newOutputStream(path)) {
            content.copyTo(file);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
