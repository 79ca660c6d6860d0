package dev.slipway.platform.preview;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.git.Imports;
import dev.slipway.platform.git.PreviewApps;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.source.SourceBuilds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Previews as the review apps of a pipeline, made of tarballs where no git is. */
@ApplicationScoped
class ReviewApps {
    private final Pipelines pipelines;
    private final Apps apps;
    private final Previews previews;
    private final SourceBuilds builds;
    private final Imports imports;

    ReviewApps(Pipelines pipelines, Apps apps, Previews previews, SourceBuilds builds, Imports imports) {
        this.pipelines = pipelines;
        this.apps = apps;
        this.previews = previews;
        this.builds = builds;
        this.imports = imports;
    }

    /** One that is in a pipeline, whether its app is still there or not. */
    Preview require(String id) {
        return uuid(id).flatMap(found -> Preview.<Preview>findByIdOptional(found))
                .filter(preview -> preview.pipelineId != null)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that review app: there is no %s.", id));
    }

    Preview ofApp(App app) {
        return Preview.ofApp(app.id)
                .filter(preview -> preview.pipelineId != null)
                .orElseThrow(() -> SlipwayException.notFound("%s is no review app of a pipeline.", app.name));
    }

    /**
     * Makes the app and queues its build.
     *
     * @return the preview's id
     * @throws SlipwayException if that can't be done; no app is left then
     */
    UUID create(Account account, ReviewRequest wanted) {
        Pipeline pipeline = pipelines.require(wanted.pipeline());
        App parent = parent(pipeline);
        PreviewApps.Opened opened = previews.begin(parent, account, wanted);
        try {
            builds.create(account, opened.app(), wanted.source(), commit -> {
                Optional<byte[]> manifest = imports.file(opened.app().id, commit, AppManifest.FILE);
                previews.furnish(opened, parent, account, wanted, manifest);
            });
        } catch (SlipwayException e) {
            previews.giveUp(opened);
            throw e;
        }
        return Preview.ofApp(opened.app().id).orElseThrow().id;
    }

    /** @throws SlipwayException if it is gone already, or the caller may not */
    @Transactional
    Preview destroy(Account caller, String id) {
        Preview preview = require(id);
        if (preview.endedAt != null) {
            throw SlipwayException.invalid("The app of this review app is gone already.");
        }
        App parent = apps.require(preview.parentId.toString());
        previews.destroy(caller, parent, preview.appId.toString());
        return preview;
    }

    private App parent(Pipeline pipeline) {
        return ReviewAppConfig.<ReviewAppConfig>findByIdOptional(pipeline.id)
                .flatMap(config -> Optional.ofNullable(config.appId))
                .filter(appId -> pipelines.ofApp(appId).equals(Optional.of(pipeline.id)))
                .or(() -> pipelines.firstBeforeProduction(pipeline.id))
                .map(appId -> App.<App>findById(appId))
                .orElseThrow(() -> SlipwayException.invalid(
                        "The pipeline %s has no app in stage staging or development that a review app could be made like. Add one: slipway pipelines:add %s -a APP --stage staging",
                        pipeline.name, pipeline.name));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
