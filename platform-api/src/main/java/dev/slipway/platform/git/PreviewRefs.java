package dev.slipway.platform.git;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** The branches {@code preview/NAME} of an app, which say what its previews run. */
@ApplicationScoped
public class PreviewRefs {
    static final String PREFIX = "refs/heads/preview/";

    private static final Logger LOG = System.getLogger(PreviewRefs.class.getName());

    private final Repositories repositories;

    PreviewRefs(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Whether git can have a branch {@code preview/NAME}. */
    public static boolean canBe(String name) {
        return Repository.isValidRefName(PREFIX + name);
    }

    /**
     * Makes the branches agree with the previews; a later call mends what one could not do.
     *
     * @param live name to commit; one that was never pushed to this app is passed over
     * @param ended names whose branches go
     */
    public synchronized void settle(UUID appId, Map<String, String> live, Collection<String> ended) {
        try (Repository repository = repositories.open(appId)) {
            for (Map.Entry<String, String> preview : live.entrySet()) {
                move(repository, PREFIX + preview.getKey(), ObjectId.fromString(preview.getValue()));
            }
            for (String name : ended) {
                remove(repository, PREFIX + name);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "could not settle the preview branches of app=" + appId + "; tried again soon", e);
        }
    }

    private static void move(Repository repository, String branch, ObjectId commit) throws IOException {
        if (!repository.getObjectDatabase().has(commit)) {
            return;
        }
        RefUpdate update = repository.updateRef(branch);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        Pins.require(update.update(), "move " + branch);
    }

    private static void remove(Repository repository, String branch) throws IOException {
        if (repository.exactRef(branch) != null) {
            RefUpdate update = repository.updateRef(branch);
            update.setForceUpdate(true);
            Pins.require(update.delete(), "remove " + branch);
        }
    }
}
