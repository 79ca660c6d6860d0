package dev.slipway.platform.git;

import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.git.remote.Remote;
import dev.slipway.platform.git.remote.RemoteFetch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/**
 * Fetches the submodules of a commit before it is built. Only their files are kept, without the history: as a commit of
 * the app's own repository, to which {@code refs/slipway/modules/COMMIT} points.
 */
@ApplicationScoped
class Submodules {
    private static final String KEPT = Pins.PREFIX + "modules/";
    private static final int MOST = 20;

    private final RemoteFetch remotes;

    Submodules(RemoteFetch remotes) {
        this.remotes = remotes;
    }

    /** A submodule to fetch, and the repository that names it. */
    private record Wanted(Submodule module, Optional<Remote> holder) {}

    /**
     * Has all submodules here, also those of submodules.
     *
     * @param from the repository that the commit was fetched from; empty if it was pushed
     * @param progress told of each one that is fetched
     * @throws FetchException if one can't be had, with its path
     */
    void require(Repository repository, ObjectId commit, Optional<Remote> from, Consumer<String> progress)
            throws IOException, FetchException {
        Deque<Wanted> wanted = new ArrayDeque<>();
        Submodule.of(repository, commit).forEach(module -> wanted.add(new Wanted(module, from)));
        for (int looked = 0; !wanted.isEmpty(); looked++) {
            if (looked == MOST) {
                throw FetchException.lasting(
                        "The commit has more than %d submodules, those of submodules included.", MOST);
            }
            Wanted next = wanted.poll();
            Submodule module = next.module();
            Remote remote = remote(module.address(next.holder().map(Remote::url)), next.holder());
            ObjectId kept = kept(repository, module.commit()).orElse(ObjectId.zeroId());
            if (kept.equals(ObjectId.zeroId())) {
                progress.accept("-----> Fetching submodule " + module.path());
                kept = fetch(repository, module, remote);
            }
            Submodule.of(repository, kept).forEach(inner -> wanted.add(new Wanted(inner, Optional.of(remote))));
        }
    }

    /** The commit that keeps the submodule's files; empty if it was not fetched. */
    static Optional<ObjectId> kept(Repository repository, ObjectId submodule) throws IOException {
        return Optional.ofNullable(repository.exactRef(KEPT + submodule.name())).map(ref -> ref.getObjectId());
    }

    /** A token is good for the other repositories of its server too. */
    private static Remote remote(URI address, Optional<Remote> holder) {
        return holder.map(known -> known.at(address)).orElseGet(() -> Remote.open(address));
    }

    private ObjectId fetch(Repository repository, Submodule module, Remote remote) throws IOException, FetchException {
        Path folder = Files.createTempDirectory(repository.getDirectory().toPath(), "arriving-");
        try (Repository arriving =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            arriving.create(true);
            remotes.commit(arriving, remote, module.commit());
            return keep(arriving, repository, module.commit());
        } catch (FetchException e) {
            throw e.during("The submodule %s could not be fetched. ".formatted(module.path()));
        } finally {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        }
    }

    private static ObjectId keep(Repository from, Repository to, ObjectId submodule) throws IOException {
        try (RevWalk commits = new RevWalk(from);
                ObjectInserter objects = to.newObjectInserter()) {
            ObjectId tree = commits.parseCommit(submodule).getTree().copy();
            History.copy(from, to, tree);
            PersonIdent author = commits.parseCommit(submodule).getCommitterIdent();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Files of " + submodule.name());
            ObjectId kept = objects.insert(commit);
            objects.flush();
            RefUpdate update = to.updateRef(KEPT + submodule.name());
            update.setNewObjectId(kept);
            update.setForceUpdate(true);
            Pins.require(update.update(), "keep a submodule");
            return kept;
        }
    }
}
