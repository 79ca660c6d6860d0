package dev.slipway.platform.pipeline;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who sees and changes pipelines: a pipeline is its owner's, is seen by all who see one of its apps, and is changed at an
 * app's place by whoever operates the app. Who may deploy to one of its apps may run its tests, and put other apps into it.
 */
@ApplicationScoped
public class PipelineRights {
    private final Rights rights;

    PipelineRights(Rights rights) {
        this.rights = rights;
    }

    public List<Pipeline> visible(Account account) {
        Set<UUID> known =
                couplings(account).stream().map(coupling -> coupling.pipelineId).collect(Collectors.toSet());
        return Pipeline.<Pipeline>listAll().stream()
                .filter(pipeline -> owns(account, pipeline) || known.contains(pipeline.id))
                .toList();
    }

    /** The apps of a pipeline that the account sees, in the order in which they were put there. */
    public List<App> apps(Account account, Pipeline pipeline) {
        return PipelineCoupling.ofPipeline(pipeline.id).stream()
                .filter(coupling -> sees(account, coupling))
                .map(coupling -> App.<App>findById(coupling.appId))
                .toList();
    }

    /** The places of the apps that the account sees. */
    List<PipelineCoupling> couplings(Account account) {
        Set<UUID> apps = rights.visible(account).stream().map(app -> app.id).collect(Collectors.toSet());
        return PipelineCoupling.all().stream()
                .filter(coupling -> apps.contains(coupling.appId))
                .toList();
    }

    boolean sees(Account account, Pipeline pipeline) {
        return owns(account, pipeline)
                || PipelineCoupling.ofPipeline(pipeline.id).stream().anyMatch(coupling -> sees(account, coupling));
    }

    boolean sees(Account account, PipelineCoupling coupling) {
        return !rights.of(account, App.findById(coupling.appId)).isEmpty();
    }

    void requireOwner(Account account, Pipeline pipeline) {
        if (!owns(account, pipeline)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "Only who owns the pipeline %s, or an administrator, may do that.".formatted(pipeline.name)));
        }
    }

    /** For putting the app into the pipeline, which gives those who deploy it the pipeline's config vars. */
    void requireApp(Account account, Pipeline pipeline, App app) {
        requireDeployer(account, pipeline);
        rights.require(account, app, Permission.OPERATE);
    }

    /** For a change of the app's place in the pipeline. */
    void requireOperator(Account account, Pipeline pipeline, App app) {
        if (!owns(account, pipeline)) {
            rights.require(account, app, Permission.OPERATE);
        }
    }

    /** For what its tests and review apps run and see: the owner, and whoever deploys or operates one of its apps. */
    void requireDeployer(Account account, Pipeline pipeline) {
        if (!develops(account, pipeline)) {
            throw new SlipwayException(new Problem.Forbidden(
                    "This needs the permission deploy or operate on an app of the pipeline %s, review apps aside, or to own the pipeline."
                            .formatted(pipeline.name)));
        }
    }

    /** Whether {@link #requireDeployer} lets the account. */
    public boolean develops(Account account, Pipeline pipeline) {
        return owns(account, pipeline) || deploys(account, pipeline);
    }

    private boolean deploys(Account account, Pipeline pipeline) {
        return PipelineCoupling.ofPipeline(pipeline.id).stream()
                .filter(coupling -> coupling.stage != Stage.TEST && coupling.stage != Stage.REVIEW)
                .map(coupling -> rights.of(account, App.findById(coupling.appId)))
                .anyMatch(granted -> granted.contains(Permission.DEPLOY) || granted.contains(Permission.OPERATE));
    }

    /** A pipeline has no meaning but for its apps, so it goes on without its owner as long as it has some. */
    void forget(@Observes AccountEvent.Deleting event) {
        Pipeline.<Pipeline>list("ownerId", event.account().id).stream()
                .filter(pipeline -> PipelineCoupling.ofPipeline(pipeline.id).isEmpty())
                .forEach(pipeline -> pipeline.delete());
    }

    public boolean owns(Account account, Pipeline pipeline) {
        return account.admin || pipeline.ownerId.equals(account.id);
    }
}
