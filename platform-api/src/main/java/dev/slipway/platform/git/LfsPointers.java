package dev.slipway.platform.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Finds the files of a commit that hold a pointer in the place of content kept by Git LFS (the pointer file of its
 * specification). The content is not in git, and was not pushed with it.
 */
final class LfsPointers {
    private static final String FIRST_LINE = "version https://git-lfs.github.com/spec/v1\n";

    /** Pointers are smaller than 1024 bytes. */
    private static final int LARGEST = 1024;

    private static final int LARGEST_ATTRIBUTES = 256 * 1024;
    private static final String ATTRIBUTES = ".gitattributes";
    private static final int NAMED = 5;

    private LfsPointers() {}

    /** What whoever deploys the commit should know; empty if it has no pointers. */
    static String warning(Repository repository, ObjectId commit) throws IOException {
        List<String> found = find(repository, commit);
        if (found.isEmpty()) {
            return "";
        }
        String names = String.join(", ", found.subList(0, Math.min(NAMED, found.size())));
        return """
                 !     %1$d file(s) of this commit are Git LFS pointers, and the app gets the pointers, not the content:
                 !     %2$s%3$s
                 !     Slipway doesn't fetch from LFS storage. Put the content into git itself
                 !     (git lfs migrate export --include=PATTERN), or have the app fetch it when it is built.

                """.formatted(found.size(), names, found.size() > NAMED ? ", …" : "");
    }

    private static List<String> find(Repository repository, ObjectId commit) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader)) {
            ObjectId tree = commits.parseCommit(commit).getTree();
            return asksForLfs(reader, tree) ? pointers(reader, tree) : List.of();
        }
    }

    /** Without its attribute nothing is kept by LFS; to look at every small file each time would take long. */
    private static boolean asksForLfs(ObjectReader reader, ObjectId tree) throws IOException {
        try (TreeWalk files = files(reader, tree)) {
            while (files.next()) {
                boolean attributes = isFile(files.getFileMode())
                        && files.getNameString().equals(ATTRIBUTES)
                        && reader.getObjectSize(files.getObjectId(0), Constants.OBJ_BLOB) <= LARGEST_ATTRIBUTES;
                if (attributes && text(reader, files.getObjectId(0)).contains("filter=lfs")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<String> pointers(ObjectReader reader, ObjectId tree) throws IOException {
        List<String> found = new ArrayList<>();
        try (TreeWalk files = files(reader, tree)) {
            while (files.next()) {
                if (isFile(files.getFileMode()) && isPointer(reader, files.getObjectId(0))) {
                    found.add(files.getPathString());
                }
            }
        }
        return found;
    }

    private static TreeWalk files(ObjectReader reader, ObjectId tree) throws IOException {
        TreeWalk files = new TreeWalk(reader);
        files.addTree(tree);
        files.setRecursive(true);
        return files;
    }

    private static boolean isFile(FileMode mode) {
        return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    }

    private static boolean isPointer(ObjectReader reader, ObjectId file) throws IOException {
        long size = reader.getObjectSize(file, Constants.OBJ_BLOB);
        return size >= FIRST_LINE.length()
                && size < LARGEST
                && text(reader, file).startsWith(FIRST_LINE);
    }

    private static String text(ObjectReader reader, ObjectId file) throws IOException {
        return new String(reader.open(file, Constants.OBJ_BLOB).getCachedBytes(), StandardCharsets.UTF_8);
    }
}
