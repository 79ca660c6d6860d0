package dev.slipway.platform.git;

import dev.slipway.model.fault.FailPoint;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildFollower;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.git.remote.FetchException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The builds of pushed commits: queued, and followed to their ends by whoever pushed. */
@ApplicationScoped
class PushedBuilds {
    private final Builds builds;
    private final BuildFollower follower;
    private final Pins pins;
    private final Submodules submodules;

    PushedBuilds(Builds builds, BuildFollower follower, Pins pins, Submodules submodules) {
        this.builds = builds;
        this.follower = follower;
        this.pins = pins;
        this.submodules = submodules;
    }

    /**
     * Queues a build and follows it; an exception ends the following, not the build.
     *
     * @param repository the app's, which holds the commit
     * @param from where the branch stands now; the zero id if it is not there
     * @return whether what was pushed is live
     */
    boolean run(
            Repository repository,
            App app,
            UUID accountId,
            String branch,
            ObjectId from,
            ObjectId commit,
            Messages messages)
            throws IOException, InterruptedException {
        Optional<String> missing = missing(repository, commit, messages);
        if (missing.isPresent()) {
            messages.tryLine(" !     " + missing.get());
            return false;
        }
        messages.tryLine("Building source:");
        messages.tryLine("");
        Builds.Queued queued = queue(UUID.randomUUID(), repository, app, accountId, branch, from, commit);
        if (queued.attached()) {
            messages.tryLine("This commit is being built already; following that build.");
        } else if (queued.waits()) {
            messages.tryLine("Another build of " + app.name + " is running; this one comes next.");
        }
        Build build = follower.follow(queued.id(), messages);
        FailPoint.BEFORE_ACK.reach();
        pins.settle(app.id);
        return build != null && build.status == Build.Status.SUCCEEDED;
    }

    /**
     * Queues a build, or finds the one of the same commit that is under way.
     *
     * @param id the id that a new build gets
     */
    Builds.Queued queue(
            UUID id, Repository repository, App app, UUID accountId, String branch, ObjectId from, ObjectId commit)
            throws IOException {
        pins.pin(repository, id, commit);
        Builds.Queued queued =
                builds.queue(id, app.id, accountId, branch, ObjectId.toString(from), ObjectId.toString(commit));
        if (queued.attached()) {
            // To itself, if it was queued before without anybody having heard of it.
            if (!queued.id().equals(id)) {
                pins.unpin(repository, id);
            }
            return queued;
        }
        String warning = LfsPointers.warning(repository, commit);
        if (!warning.isEmpty()) {
            builds.output(id, warning);
        }
        return queued;
    }

    /** Why the commit can't be built as it is; empty if all of it is here. */
    private Optional<String> missing(Repository repository, ObjectId commit, Messages messages) {
        try {
            submodules.require(repository, commit, Optional.empty(), messages::tryLine);
            return Optional.empty();
        } catch (FetchException e) {
            return Optional.of(e.reason());
        } catch (IOException e) {
            return Optional.of("The submodules could not be kept: " + e.getMessage() + ".");
        }
    }
}
