package dev.slipway.platform.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleLocksTest {
    @TempDir
    Path folder;

    @Test
    void aRefWhoseLockAKilledProcessLeftCanBeMovedAgain() throws Exception {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            repository.create(true);
            Files.createDirectories(folder.resolve("refs/heads"));
            Files.createFile(folder.resolve("refs/heads/main.lock"));
            assertEquals(RefUpdate.Result.LOCK_FAILURE, update(repository));
            StaleLocks.remove(folder, Instant.now());
            assertEquals(RefUpdate.Result.LOCK_FAILURE, update(repository), "a young lock may be somebody's");
            StaleLocks.remove(folder, Instant.now().plusSeconds(3));
            assertEquals(RefUpdate.Result.NEW, update(repository));
        }
        assertTrue(Files.exists(folder.resolve("refs/heads/main")));
    }

    private static RefUpdate.Result update(Repository repository) throws Exception {
        ObjectId blob;
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            blob = inserter.insert(org.eclipse.jgit.lib.Constants.OBJ_BLOB, new byte[] {1});
            inserter.flush();
        }
        RefUpdate update = repository.updateRef("refs/heads/main");
        update.setNewObjectId(blob);
        update.setForceUpdate(true);
        return update.update();
    }
}
