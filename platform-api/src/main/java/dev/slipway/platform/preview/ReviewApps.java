package dev.slipway.platform.preview;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.git.Imports;
import dev.slipway.platform.git.PreviewApps;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.source.SourceBuilds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Previews as the review apps of a pipeline, made of tarballs where no git is. */
@ApplicationScoped
public class ReviewApps {
    private final Pipelines pipelines;
    private final Apps apps;
    private final Rights rights;
    private final Previews previews;
    private final SourceBuilds builds;
    private final Imports imports;

    ReviewApps(Pipelines pipelines, Apps apps, Rights rights, Previews previews, SourceBuilds builds, Imports imports) {
        this.pipelines = pipelines;
        this.apps = apps;
        this.rights = rights;
        this.previews = previews;
        this.builds = builds;
        this.imports = imports;
    }

    /** Those of a pipeline whose parents the account sees. */
    public List<Preview> visible(Account account, Pipeline pipeline) {
        return Preview.liveIn(pipeline.id).stream()
                .filter(preview -> sees(account, preview))
                .toList();
    }

    /** One that is in a pipeline and that the account sees, whether its app is still there or not. */
    Preview require(Account account, String id) {
        return uuid(id).flatMap(found -> Preview.<Preview>findByIdOptional(found))
                .filter(preview -> preview.pipelineId != null && sees(account, preview))
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
        Pipeline pipeline = pipelines.require(account, wanted.pipeline());
        App parent = parent(pipeline);
        rights.require(account, parent, Permission.DEPLOY);
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
    public Preview destroy(Account caller, String id) {
        Preview preview = require(caller, id);
        if (preview.endedAt != null) {
            throw SlipwayException.invalid("The app of this review app is gone already.");
        }
        App parent = apps.require(preview.parentId.toString());
        previews.destroy(caller, parent, preview.appId.toString());
        return preview;
    }

    private boolean sees(Account account, Preview preview) {
        return !rights.of(account, App.findById(preview.parentId)).isEmpty();
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
