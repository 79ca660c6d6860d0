package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** Makes commits of files that came without git, so that builds of them are builds like any other. */
@ApplicationScoped
public class Imports {
    private final Repositories repositories;
    private final Pins pins;
    private final Clock clock;

    Imports(Repositories repositories, Pins pins, Clock clock) {
        this.repositories = repositories;
        this.pins = pins;
        this.clock = clock;
    }

    /** Where the files come from. */
    public interface Files {
        void writeTo(ImportedTree tree) throws IOException;
    }

    /**
     * Makes a commit without parents, in one pack and on no branch, and pins it for a build.
     *
     * @return the commit's id
     * @throws SlipwayException if the files can't be kept in a tree
     */
    public String commit(UUID appId, UUID buildId, String email, String message, Files files) throws IOException {
        try (Repository repository = repositories.open(appId);
                ObjectInserter objects = pack(repository)) {
            ImportedTree tree = new ImportedTree(objects);
            files.writeTo(tree);
            PersonIdent author = new PersonIdent(email, email, clock.instant(), ZoneOffset.UTC);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree.write());
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(message);
            ObjectId id = objects.insert(commit);
            objects.flush();
            pins.pin(repository, buildId, id);
            return id.name();
        }
    }

    /** Takes the pin away again, of a commit that gets no build after all. */
    public void drop(UUID appId, UUID buildId) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            pins.unpin(repository, buildId);
        }
    }

    /**
     * The content of one file of a commit; empty if it has none of this path.
     *
     * @throws SlipwayException if the file is larger than what people write by hand
     */
    public Optional<byte[]> file(UUID appId, String commitId, String path) throws IOException {
        try (Repository repository = repositories.open(appId)) {
            return CommitFiles.read(repository, ObjectId.fromString(commitId), path);
        }
    }

    private static ObjectInserter pack(Repository repository) {
        return ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter();
    }
}
