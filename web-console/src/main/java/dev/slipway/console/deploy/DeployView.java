package dev.slipway.console.deploy;

import dev.slipway.platform.forge.GitConnectionView;
import dev.slipway.platform.forge.GitDeliveryView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param branches those whose pushes deploy the app, at least one
 * @param ownBranch the one that was chosen for the app; null for those of the configuration
 * @param connection with the secret of its webhook if that was made just now
 * @param deliveries the newest first
 */
record DeployView(
        List<String> branches,
        @Nullable String ownBranch,
        @Nullable GitConnectionView connection,
        List<GitDeliveryView> deliveries) {

    @Override
    public String toString() {
        return "DeployView[" + branches + "]";
    }
}
