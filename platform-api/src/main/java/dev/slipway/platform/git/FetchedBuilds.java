package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.git.remote.FetchException;
import dev.slipway.platform.git.remote.Remote;
import dev.slipway.platform.git.remote.RemoteFetch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Builds of commits that are fetched from a repository elsewhere, as if somebody had pushed them to the deploy branch. */
@ApplicationScoped
public class FetchedBuilds {
    private final Repositories repositories;
    private final RemoteFetch remotes;
    private final DeployBranches branches;
    private final PushedBuilds builds;
    private final Submodules submodules;
    private final Pins pins;

    FetchedBuilds(
            Repositories repositories,
            RemoteFetch remotes,
            DeployBranches branches,
            PushedBuilds builds,
            Submodules submodules,
            Pins pins) {
        this.repositories = repositories;
        this.remotes = remotes;
        this.branches = branches;
        this.builds = builds;
        this.submodules = submodules;
        this.pins = pins;
    }

    /** What came of it. */
    public sealed interface Fetched {
        String commit();

        /** The commit is being built, by a build of its own or one that was under way. */
        record Queued(String commit, UUID buildId) implements Fetched {}

        /** The app's branch stood there already. */
        record Unchanged(String commit) implements Fetched {}
    }

    /**
     * Fetches the branch and queues a build of its commit.
     *
     * @param buildId the id that a new build gets
     * @throws FetchException if the commit can't be had
     */
    public Fetched build(App app, UUID accountId, Remote remote, String branch, UUID buildId) throws FetchException {
        RemoteFetch.Tip tip = remotes.tip(remote, Optional.of(branch));
        String target = Constants.R_HEADS + branches.first(app);
        try (Repository repository = repositories.open(app.id)) {
            Ref before = repository.exactRef(target);
            ObjectId from = before == null ? ObjectId.zeroId() : before.getObjectId();
            if (from.name().equals(tip.commit())) {
                return new Fetched.Unchanged(tip.commit());
            }
            ObjectId commit = fetch(repository, remote, branch, buildId);
            Builds.Queued queued = builds.queue(buildId, repository, app, accountId, target, from, commit);
            return new Fetched.Queued(commit.name(), queued.id());
        } catch (IOException e) {
            throw FetchException.passing("The commit could not be kept: %s.", String.valueOf(e.getMessage()));
        }
    }

    /** With its submodules. What is pinned stays only if all is there. */
    private ObjectId fetch(Repository repository, Remote remote, String branch, UUID buildId)
            throws IOException, FetchException {
        boolean whole = false;
        try {
            ObjectId commit = remotes.branch(repository, remote, branch, Pins.BUILDS + buildId);
            submodules.require(repository, commit, Optional.of(remote), line -> {});
            whole = true;
            return commit;
        } finally {
            if (!whole) {
                pins.unpin(repository, buildId);
            }
        }
    }
}
