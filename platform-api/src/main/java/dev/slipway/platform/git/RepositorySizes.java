package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Notes how large the repositories are. */
@ApplicationScoped
class RepositorySizes {
    private static final Logger LOG = System.getLogger(RepositorySizes.class.getName());

    private final Repositories repositories;

    RepositorySizes(Repositories repositories) {
        this.repositories = repositories;
    }

    /** The push is over, whatever comes of this. */
    @Transactional
    void note(UUID appId) {
        try {
            App.update("repoSize = ?1 where id = ?2", repositories.size(appId), appId);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "size of a repository not known app={0} reason={1}", appId, e.getMessage());
        }
    }
}
