package dev.slipway.platform.git;

import dev.slipway.model.build.SourceTree;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.build.SourceTrees;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/** The apps' bare repositories, named by the apps' ids so that a rename moves nothing. */
@ApplicationScoped
public class Repositories implements SourceTrees {
    private final Path directory;
    private final String head;

    Repositories(GitConfig config) {
        this.directory = config.directory();
        this.head = Constants.R_HEADS + config.deployBranches().getFirst();
    }

    /** Opens the app's repository, making it if there is none. Close it after use. */
    Repository open(UUID appId) throws IOException {
        Path path = path(appId);
        Repository repository = new FileRepositoryBuilder()
                .setGitDir(path.toFile())
                .setMustExist(false)
                .setBare()
                .build();
        if (!Files.exists(path.resolve("HEAD"))) {
            create(repository);
        }
        return repository;
    }

    /** Bytes on disk. */
    long size(UUID appId) throws IOException {
        try (Stream<Path> files = Files.walk(path(appId))) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (UncheckedIOException e) {
            // A file that was there is not any more: git tidies up meanwhile.
            throw e.getCause();
        }
    }

    @Override
    public SourceTree of(UUID appId, String commitId) {
        return target -> {
            try (Repository repository = open(appId)) {
                CommitFiles.write(repository, ObjectId.fromString(commitId), target);
            }
        };
    }

    @Override
    public boolean contains(UUID appId, String commitId, String other) {
        try (Repository repository = open(appId);
                RevWalk commits = new RevWalk(repository)) {
            return commits.isMergedInto(
                    commits.parseCommit(ObjectId.fromString(other)),
                    commits.parseCommit(ObjectId.fromString(commitId)));
        } catch (MissingObjectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not compare commits of app " + appId, e);
        }
    }

    void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app)) {
            File path = path(app.id).toFile();
            try {
                FileUtils.delete(path, FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not delete the repository of " + app.name, e);
            }
        }
    }

    private Path path(UUID appId) {
        return directory.resolve(appId + ".git");
    }

    private synchronized void create(Repository repository) throws IOException {
        if (new File(repository.getDirectory(), Constants.HEAD).exists()) {
            return;
        }
        repository.create(true);
        // What a clone checks out.
        repository.updateRef(Constants.HEAD).link(head);
        StoredConfig config = repository.getConfig();
        config.setBoolean("receive", null, "fsckObjects", true);
        config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncObjectFiles", true);
        config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncRefFiles", true);
        config.save();
    }
}
