package dev.slipway.platform.setup;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.buildpack.Buildpacks;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives a new app what the app.json of its source says. */
@ApplicationScoped
class SetupFurnishing {
    private final Releases releases;
    private final Formations formations;
    private final Buildpacks buildpacks;

    SetupFurnishing(Releases releases, Formations formations, Buildpacks buildpacks) {
        this.releases = releases;
        this.formations = formations;
        this.buildpacks = buildpacks;
    }

    /**
     * All of it, or nothing.
     *
     * @param file the app.json, if the source has one
     * @throws SlipwayException with a line for each thing that is wrong with the file
     */
    @Transactional
    void furnish(Account account, UUID setupId, SetupRequest wanted, Optional<byte[]> file) {
        AppManifest manifest = AppManifest.read(
                file.orElseThrow(
                        () -> SlipwayException.invalid(
                                "The source has no app.json at its top. Add one, or make the app with POST /apps and POST /apps/:app/builds.")));
        if (!manifest.addons().isEmpty()) {
            throw SlipwayException.invalid(
                    "app.json: addons can't be had here: %s. Remove them, and say under env where the app finds what it needs, such as DATABASE_URL.",
                    String.join(", ", manifest.addons()));
        }
        AppSetup setup = AppSetup.findById(setupId);
        App app = App.hold(setup.appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        ConfigVars vars = manifest.vars(wanted.env().values());
        Map<String, Optional<String>> changes = vars.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, var -> Optional.of(var.getValue())));
        if (!changes.isEmpty()) {
            releases.configure(account, app.id, changes);
        }
        formations.prepare(app, manifest.formation());
        List<String> chosen = wanted.buildpacks().isEmpty() ? manifest.buildpacks() : wanted.buildpacks();
        if (!chosen.isEmpty()) {
            buildpacks.replace(account, app.id, chosen);
        }
        setup.postdeploy = manifest.postdeploy().orElse(null);
    }
}
