package dev.slipway.platform.pipeline;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.git.Commits;
import dev.slipway.platform.release.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Compares what is live in an app with what is live in the apps of the next stage, by the commits in its repository. */
@ApplicationScoped
class PipelineDiff {
    private final PipelineRights rights;
    private final Commits commits;

    PipelineDiff(PipelineRights rights, Commits commits) {
        this.rights = rights;
        this.commits = commits;
    }

    /** One entry for each app of the next stage that the account sees; none if no later stage has any. */
    List<PipelineDiffView> of(Account account, App app) {
        PipelineCoupling own = PipelineCoupling.ofApp(app.id)
                .orElseThrow(() -> SlipwayException.invalid(
                        "%s is in no pipeline, so there is nothing to compare it with.", app.name));
        List<PipelineCoupling> later = PipelineCoupling.ofPipeline(own.pipelineId).stream()
                .filter(coupling -> coupling.stage.compareTo(own.stage) > 0)
                .toList();
        Optional<Stage> next = later.stream().map(coupling -> coupling.stage).min(Stage::compareTo);
        return later.stream()
                .filter(coupling -> Optional.of(coupling.stage).equals(next))
                .filter(coupling -> rights.sees(account, coupling))
                .map(coupling -> compare(app, App.findById(coupling.appId), coupling.stage))
                .toList();
    }

    private PipelineDiffView compare(App app, App other, Stage stage) {
        Optional<String> own = commit(app);
        Optional<String> theirs = commit(other);
        if (own.isEmpty() || theirs.isEmpty()) {
            return PipelineDiffView.unknown(
                    other, stage, "nothing is deployed to " + (own.isEmpty() ? app : other).name + " yet");
        }
        if (own.equals(theirs)) {
            return PipelineDiffView.of(other, stage, new Commits.Distance(0, 0, List.of()));
        }
        return commits.between(app.id, own.get(), theirs.get())
                .map(distance -> PipelineDiffView.of(other, stage, distance))
                .orElseGet(() -> PipelineDiffView.unknown(
                        other,
                        stage,
                        "the git repository of %s doesn't have both commits, %.8s and %.8s of %s"
                                .formatted(app.name, own.get(), theirs.get(), other.name)));
    }

    private static Optional<String> commit(App app) {
        return Optional.ofNullable(app.currentReleaseId)
                .flatMap(id -> Release.<Release>findByIdOptional(id))
                .flatMap(Release::slug)
                .flatMap(slug -> Optional.ofNullable(slug.commitId));
    }
}
