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
import java.util.List;
import java.util.UUID;
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
    private static final String BUILDS = PREFIX + "builds/";
    private static final Logger LOG = System.getLogger(Pins.class.getName());

    private final Repositories repositories;

    Pins(Repositories repositories) {
        this.repositories = repositories;
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

    /** Settles what an earlier life of the platform left. */
    public void settleAll() {
        List<UUID> apps = QuarkusTransaction.requiringNew()
                .call(() -> App.<App>listAll().stream().map(app -> app.id).toList());
        apps.forEach(this::settle);
    }

    synchronized void settle(UUID appId) {
        try (Repository repository = repositories.open(appId)) {
            for (Ref pin : repository.getRefDatabase().getRefsByPrefix(BUILDS)) {
                UUID buildId = UUID.fromString(pin.getName().substring(BUILDS.length()));
                Build build = QuarkusTransaction.requiringNew().call(() -> Build.findById(buildId));
                if (build != null && build.underWay()) {
                    continue;
                }
                if (build != null && build.status == Build.Status.SUCCEEDED) {
                    moveBranch(repository, build);
                }
                unpin(repository, buildId);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "could not settle the pins of app=" + appId + "; the next start tries again", e);
        }
    }

    private static void moveBranch(Repository repository, Build build) throws IOException {
        RefUpdate update = repository.updateRef(build.branch);
        update.setExpectedOldObjectId(ObjectId.fromString(build.previousCommit));
        update.setNewObjectId(ObjectId.fromString(build.commitId));
        update.setForceUpdate(true);
        RefUpdate.Result result = update.update();
        if (result == RefUpdate.Result.LOCK_FAILURE) {
            LOG.log(Level.WARNING, "branch had moved on before build={0} ended", build.id);
            return;
        }
        require(result, "move " + build.branch);
    }

    private static void require(RefUpdate.Result result, String what) throws IOException {
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
                // As wanted.
            }
            default -> throw new IOException("Could not " + what + ": " + result);
        }
    }
}
