package dev.slipway.platform.git;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Chooses the branch of an app that is deployed. */
@ApplicationScoped
public class GitSettings {
    private static final int LONGEST = 200;

    private final Clock clock;
    private final Audit audit;

    GitSettings(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** @param branch its short name; empty for those of the configuration */
    @Transactional
    public App deploy(Account caller, UUID appId, Optional<String> branch) {
        branch.ifPresent(GitSettings::check);
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        app.deployBranch = branch.orElse(null);
        app.updatedAt = clock.instant();
        audit.record(caller.id, app.id, app.name, "git:branch", branch.orElse("the default"));
        return app;
    }

    private static void check(String branch) {
        String ref = Constants.R_HEADS + branch;
        if (branch.length() > LONGEST || branch.startsWith("-") || !Repository.isValidRefName(ref)) {
            throw SlipwayException.invalid(
                    "deploy_branch is the short name of a branch, such as main, of at most %d characters.", LONGEST);
        }
        if (ref.startsWith(PreviewRefs.PREFIX)) {
            throw SlipwayException.invalid(
                    "Branches that begin with preview/ become apps of their own, so %s can't be the one that deploys.",
                    branch);
        }
    }
}
