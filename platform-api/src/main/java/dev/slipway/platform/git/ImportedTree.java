package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Files on their way into a repository. What is named twice counts as it was named last. */
public final class ImportedTree {
    private final ObjectInserter objects;
    private final Map<String, Entry> entries = new TreeMap<>();

    ImportedTree(ObjectInserter objects) {
        this.objects = objects;
    }

    private record Entry(FileMode mode, ObjectId id) {}

    public void file(String path, boolean executable, long size, InputStream content) throws IOException {
        ObjectId id = objects.insert(Constants.OBJ_BLOB, size, content);
        entries.put(path, new Entry(executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE, id));
    }

    /** A symbolic link. */
    public void link(String path, String target) throws IOException {
        ObjectId id = objects.insert(Constants.OBJ_BLOB, target.getBytes(StandardCharsets.UTF_8));
        entries.put(path, new Entry(FileMode.SYMLINK, id));
    }

    /** The same file under a second name. */
    public void copy(String path, String earlier) {
        Entry entry = entries.get(earlier);
        if (entry == null) {
            throw SlipwayException.invalid(
                    "The source holds %s as a hard link to %s, which is not in it.", path, earlier);
        }
        entries.put(path, entry);
    }

    /** The tree's id; of an archive whose files all lie in one directory, as Git servers make them, that directory's. */
    ObjectId write() throws IOException {
        if (entries.isEmpty()) {
            throw SlipwayException.invalid("The source holds no files.");
        }
        String top = top();
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        try {
            entries.forEach((path, entry) -> {
                requireNoFileAbove(path);
                DirCacheEntry added = new DirCacheEntry(path.substring(top.length()));
                added.setFileMode(entry.mode());
                added.setObjectId(entry.id());
                builder.add(added);
            });
        } catch (InvalidPathException e) {
            throw SlipwayException.invalid(
                    "The source holds a path that Git can't keep: %s.",
                    Objects.requireNonNullElse(e.getMessage(), "no reason given"));
        }
        builder.finish();
        return index.writeTree(objects);
    }

    private void requireNoFileAbove(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (entries.containsKey(path.substring(0, slash))) {
                throw SlipwayException.invalid(
                        "The source holds %s as a directory and as a file or link as well.", path.substring(0, slash));
            }
        }
    }

    private String top() {
        String first = entries.keySet().stream().findFirst().orElse("");
        String top = first.substring(0, first.indexOf('/') + 1);
        return entries.keySet().stream().allMatch(path -> path.startsWith(top)) ? top : "";
    }
}
