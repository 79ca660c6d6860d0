package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.jgit.lib.Constants;

/** Knows which branches of an app are deployed when they are pushed: its own one, or those of the configuration. */
@ApplicationScoped
public class DeployBranches {
    private final List<String> configured;

    DeployBranches(GitConfig config) {
        this.configured = config.deployBranches();
    }

    /** Their short names, at least one. */
    public List<String> of(App app) {
        return app.deployBranch == null ? configured : List.of(app.deployBranch);
    }

    /** The one that deploys come to be on if they were not pushed to one. */
    String first(App app) {
        return of(app).getFirst();
    }

    /** @param ref a full name, such as {@code refs/heads/main} */
    boolean include(App app, String ref) {
        return ref.startsWith(Constants.R_HEADS) && of(app).contains(ref.substring(Constants.R_HEADS.length()));
    }
}
