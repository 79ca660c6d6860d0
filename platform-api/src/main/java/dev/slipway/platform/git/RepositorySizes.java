package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** The push is over and its client was told, whatever comes of this. */
    void note(UUID appId) {
        try {
            long size = repositories.size(appId);
            QuarkusTransaction.requiringNew().run(() -> App.update("repoSize = ?1 where id = ?2", size, appId));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "size of a repository not known app={0} reason={1}", appId, e.getMessage());
        }
    }
}
