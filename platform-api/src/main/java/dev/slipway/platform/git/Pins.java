package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * A pushed commit is pinned under {@code refs/slipway/builds/ID} from the moment its build is queued. When the build has
 * ended, settling moves the branch, if it succeeded, and takes the pin away. A pin that is still there after a crash is
 * settled at the next start, so branch and build always come to agree.
 */
@ApplicationScoped
public class Pins {
    static final String PREFIX = "refs/slipway/";
    static final String BUILDS = PREFIX + "builds/";
    private static final Logger LOG = System.getLogger(Pins.class.getName());

    private final Repositories repositories;
    private final Clock clock;

    Pins(Repositories repositories, Clock clock) {
        this.repositories = repositories;
        this.clock = clock;
    }

    void pin(Repository repository, UUID buildId, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(BUILDS + buildId);
        update.setNewObjectId(commit);
        require(update.update(), "pin the pushed commit");
    }

    void unpin(Repository repository, UUID buildId) throws IOException {
        RefUpdate update = repository.updateRef(BUILDS + buildId);
        update.setForceUpdate(true);
        update.delete();
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) BuildEvent event) {
        settle(event.build().appId);
    }

    /** Settles what an earlier life of the platform left, before any push is taken. */
    public void settleAll() {
        List<UUID> apps = QuarkusTransaction.requiringNew()
                .call(() -> App.<App>listAll().stream().map(app -> app.id).toList());
        apps.forEach(appId -> settle(appId, true));
    }

    void settle(UUID appId) {
        settle(appId, false);
    }

    /** @param orphans whether a pin without a build is removed; while pushes are taken, its build may come yet */
    private synchronized void settle(UUID appId, boolean orphans) {
        try (Repository repository = repositories.open(appId)) {
            if (orphans) {
                StaleLocks.remove(repository.getDirectory().toPath(), clock.instant());
            }
            Set<UUID> pinned = pinned(repository);
            for (Build build : QuarkusTransaction.requiringNew().call(() -> Build.inOrder(pinned))) {
                if (build.status == Build.Status.SUCCEEDED) {
                    moveBranch(repository, build);
                }
                if (!build.underWay()) {
                    unpin(repository, build.id);
                }
                pinned.remove(build.id);
            }
            if (orphans) {
                for (UUID pin : pinned) {
                    unpin(repository, pin);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "could not settle the pins of app=" + appId + "; the next start tries again", e);
        }
    }

    private static Set<UUID> pinned(Repository repository) throws IOException {
        Set<UUID> pinned = new HashSet<>();
        for (Ref pin : repository.getRefDatabase().getRefsByPrefix(BUILDS)) {
            pinned.add(UUID.fromString(pin.getName().substring(BUILDS.length())));
        }
        return pinned;
    }

    /** An app's builds end in the order of their pushes, so the branch always comes to say what was pushed last. */
    private static void moveBranch(Repository repository, Build build) throws IOException {
        if (build.branch == null) {
            return;
        }
        RefUpdate update = repository.updateRef(build.branch);
        update.setNewObjectId(ObjectId.fromString(build.commitId));
        update.setForceUpdate(true);
        require(update.update(), "move " + build.branch);
        // What a clone checks out: the branch that was deployed last.
        require(repository.updateRef(Constants.HEAD).link(build.branch), "link HEAD to " + build.branch);
    }

    static void require(RefUpdate.Result result, String what) throws IOException {
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
                // As wanted.
            }
            default -> throw new IOException("Could not " + what + ": " + result);
        }
    }
}
