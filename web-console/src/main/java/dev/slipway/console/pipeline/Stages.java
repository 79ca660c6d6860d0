package dev.slipway.console.pipeline;

import dev.slipway.console.app.AppRow;
import dev.slipway.console.pipeline.StageView.Place;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.PipelineCoupling;
import dev.slipway.platform.pipeline.PipelineRights;
import dev.slipway.platform.pipeline.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what a pipeline's page shows of its stages. Review apps have a page of their own. */
@ApplicationScoped
class Stages {
    private static final List<Stage> SHOWN = List.of(Stage.DEVELOPMENT, Stage.STAGING, Stage.PRODUCTION);

    private final Rights rights;
    private final PipelineRights pipelineRights;
    private final Caller caller;
    private final PlatformConfig config;

    Stages(Rights rights, PipelineRights pipelineRights, Caller caller, PlatformConfig config) {
        this.rights = rights;
        this.pipelineRights = pipelineRights;
        this.caller = caller;
        this.config = config;
    }

    List<StageView> of(Pipeline pipeline) {
        List<PipelineCoupling> all = PipelineCoupling.ofPipeline(pipeline.id);
        boolean owned = pipelineRights.owns(caller.account(), pipeline);
        return SHOWN.stream().map(stage -> view(stage, all, owned)).toList();
    }

    private StageView view(Stage stage, List<PipelineCoupling> all, boolean owned) {
        List<String> targets = next(stage, all).stream()
                .flatMap(next -> apps(next, all))
                .filter(app -> may(app, Permission.DEPLOY))
                .map(app -> app.name)
                .toList();
        List<App> apps = apps(stage, all).toList();
        List<Place> places = apps.stream()
                .filter(app -> may(app, Permission.VIEW))
                .map(app -> place(app, owned, targets))
                .toList();
        return new StageView(stage.word(), places, apps.size() - places.size());
    }

    private Place place(App app, boolean owned, List<String> targets) {
        AppRow row = AppRow.of(app, config);
        boolean promotable = row.deployed() && may(app, Permission.DEPLOY);
        return new Place(row, owned || may(app, Permission.OPERATE), promotable ? targets : List.of());
    }

    /** The next stage that has apps at all. */
    private static Optional<Stage> next(Stage stage, List<PipelineCoupling> all) {
        return SHOWN.stream()
                .filter(later -> later.compareTo(stage) > 0)
                .filter(later -> all.stream().anyMatch(coupling -> coupling.stage == later))
                .findFirst();
    }

    private static Stream<App> apps(Stage stage, List<PipelineCoupling> all) {
        return all.stream()
                .filter(coupling -> coupling.stage == stage)
                .map(coupling -> App.<App>findById(coupling.appId));
    }

    private boolean may(App app, Permission permission) {
        Account account = caller.account();
        return permission == Permission.VIEW
                ? !rights.of(account, app).isEmpty()
                : rights.of(account, app).contains(permission);
    }
}
