package dev.slipway.platform.preview;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.buildpack.BuildpackInstallation;
import dev.slipway.platform.buildpack.Buildpacks;
import dev.slipway.platform.config.AppConfig;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a new preview what its parent has, as far as the pushed app.json doesn't say otherwise. */
@ApplicationScoped
class Furnishing {
    private final AppConfig config;
    private final Releases releases;
    private final Formations formations;
    private final Buildpacks buildpacks;
    private final Pipelines pipelines;

    Furnishing(
            AppConfig config, Releases releases, Formations formations, Buildpacks buildpacks, Pipelines pipelines) {
        this.config = config;
        this.releases = releases;
        this.formations = formations;
        this.buildpacks = buildpacks;
        this.pipelines = pipelines;
    }

    /** Call it inside a transaction that holds both apps. */
    void furnish(Account account, App preview, App parent, AppManifest manifest) {
        Map<String, Optional<String>> vars =
                manifest.varsForReview(config.of(parent)).values().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, var -> Optional.of(var.getValue())));
        if (!vars.isEmpty()) {
            releases.configure(account, preview.id, vars);
        }
        formations.prepare(preview, manifest.formationForReview());
        List<String> chosen = manifest.buildpacksForReview().isEmpty()
                ? BuildpackInstallation.ids(parent.id)
                : manifest.buildpacksForReview();
        if (!chosen.isEmpty()) {
            buildpacks.replace(account, preview.id, chosen);
        }
        pipelines.addForReview(account, preview, parent);
    }
}
