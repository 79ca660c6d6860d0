package dev.slipway.platform.git;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app is deployed by git, as the API shows it.
 *
 * @param deployBranch the app's own; null for those of the configuration
 * @param deployBranches those that are deployed when they are pushed
 */
record GitSettingsView(AppRef app, @Nullable String deployBranch, List<String> deployBranches) {
    static GitSettingsView of(App app, DeployBranches branches) {
        return new GitSettingsView(AppRef.of(app), app.deployBranch, branches.of(app));
    }
}
