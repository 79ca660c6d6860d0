package dev.slipway.platform.preview;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.buildpack.BuildpackInstallation;
import dev.slipway.platform.buildpack.Buildpacks;
import dev.slipway.platform.config.AppConfig;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.PipelineConfig;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.setup.Postdeploys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a new preview what its parent has, as far as the pushed app.json doesn't say otherwise. */
@ApplicationScoped
class Furnishing {
    private final AppConfig config;
    private final Pipelines pipelines;
    private final PipelineConfig pipelineConfig;
    private final Releases releases;
    private final Formations formations;
    private final Buildpacks buildpacks;
    private final Postdeploys postdeploys;
    private final PreviewAccess access;

    Furnishing(
            AppConfig config,
            Pipelines pipelines,
            PipelineConfig pipelineConfig,
            Releases releases,
            Formations formations,
            Buildpacks buildpacks,
            Postdeploys postdeploys,
            PreviewAccess access) {
        this.config = config;
        this.pipelines = pipelines;
        this.pipelineConfig = pipelineConfig;
        this.releases = releases;
        this.formations = formations;
        this.buildpacks = buildpacks;
        this.postdeploys = postdeploys;
        this.access = access;
    }

    /**
     * Call it inside a transaction that holds both apps.
     *
     * @param environment config vars in the place of all others, those of the pipeline too
     */
    void furnish(
            Account account, App preview, App parent, AppManifest manifest, Map<String, Optional<String>> environment) {
        Map<String, Optional<String>> wanted = new HashMap<>();
        pipelines
                .ofApp(parent.id)
                .ifPresent(pipeline -> pipelineConfig
                        .ofReviewApps(pipeline)
                        .values()
                        .forEach((name, value) -> wanted.put(name, Optional.of(value))));
        wanted.putAll(environment);
        Map<String, Optional<String>> vars = new HashMap<>();
        manifest.varsForReview(config.of(parent).with(wanted))
                .values()
                .forEach((name, value) -> vars.put(name, Optional.of(value)));
        vars.putAll(wanted);
        if (!vars.isEmpty()) {
            releases.configure(account, preview.id, vars);
        }
        access.share(preview, parent);
        formations.prepare(preview, manifest.formationForReview());
        List<String> chosen = manifest.buildpacksForReview().isEmpty()
                ? BuildpackInstallation.ids(parent.id)
                : manifest.buildpacksForReview();
        if (!chosen.isEmpty()) {
            buildpacks.replace(account, preview.id, chosen);
        }
        manifest.postdeployForReview().ifPresent(command -> postdeploys.runOnce(account, preview, command));
    }
}
