package dev.slipway.platform.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PackParser;

/** Carries commits with their history between repositories of this platform. */
final class History {
    private static final NullProgressMonitor QUIET = NullProgressMonitor.INSTANCE;

    private History() {}

    /** Copies a commit with its history, or a tree, as far as the other repository lacks it, in one pack, so that it is there as a whole or not at all. */
    static void copy(Repository from, Repository to, ObjectId id) throws IOException {
        if (to.getObjectDatabase().has(id)) {
            return;
        }
        Path pack = Files.createTempFile(to.getDirectory().toPath(), "arriving-", ".part");
        try {
            try (PackWriter writer = new PackWriter(from);
                    OutputStream file = new BufferedOutputStream(Files.newOutputStream(pack))) {
                writer.preparePack(QUIET, Set.of(id), inBoth(from, to));
                writer.writePack(QUIET, QUIET, file);
            }
            try (InputStream file = new BufferedInputStream(Files.newInputStream(pack));
                    ObjectInserter objects = to.newObjectInserter()) {
                PackParser parser = objects.newPackParser(file);
                parser.setObjectChecking(true);
                parser.parse(QUIET);
                objects.flush();
            }
        } finally {
            Files.deleteIfExists(pack);
        }
    }

    private static Set<ObjectId> inBoth(Repository from, Repository to) throws IOException {
        Set<ObjectId> ids = new HashSet<>();
        for (Ref ref : to.getRefDatabase().getRefs()) {
            ObjectId id = ref.getObjectId();
            if (id != null && from.getObjectDatabase().has(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
