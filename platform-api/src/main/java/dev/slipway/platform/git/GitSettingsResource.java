package dev.slipway.platform.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/git-settings}: which branch is deployed. */
@Path("/apps/{app}/git-settings")
@Produces(MediaType.APPLICATION_JSON)
public class GitSettingsResource {
    private final Apps apps;
    private final GitSettings settings;
    private final DeployBranches branches;
    private final Caller caller;

    GitSettingsResource(Apps apps, GitSettings settings, DeployBranches branches, Caller caller) {
        this.apps = apps;
        this.settings = settings;
        this.branches = branches;
        this.caller = caller;
    }

    @GET
    public GitSettingsView info(String app) {
        return GitSettingsView.of(apps.require(app), branches);
    }

    /** @param body with a {@code deploy_branch}; null puts the configuration's in its place */
    @PATCH
    @NeedsPermission({Permission.DEPLOY, Permission.MANAGE})
    public GitSettingsView update(String app, @Nullable JsonNode body) {
        JsonNode branch = body == null ? null : body.get("deploy_branch");
        if (branch == null || !(branch.isTextual() || branch.isNull())) {
            throw SlipwayException.invalid(
                    "Say which branch is deployed: {\"deploy_branch\": \"trunk\"}, or null for the default.");
        }
        App found = apps.require(app);
        Optional<String> wanted = branch.isNull() ? Optional.empty() : Optional.of(branch.asText());
        return GitSettingsView.of(settings.deploy(caller.account(), found.id, wanted), branches);
    }
}
