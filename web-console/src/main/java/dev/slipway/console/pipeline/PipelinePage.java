package dev.slipway.console.pipeline;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.PipelineCoupling;
import dev.slipway.platform.pipeline.PipelinePromotion;
import dev.slipway.platform.pipeline.PipelineRights;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.pipeline.Promotions;
import dev.slipway.platform.pipeline.Stage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pipeline: its stages and apps, which are promoted from here; its end. */
@Path("/console/pipelines/{pipeline}")
@Blocking
public class PipelinePage {
    private final Pipelines pipelines;
    private final PipelineRights pipelineRights;
    private final Promotions promotions;
    private final Apps apps;
    private final Rights rights;
    private final Caller caller;
    private final PipelineHeads heads;
    private final Stages stages;

    PipelinePage(
            Pipelines pipelines,
            PipelineRights pipelineRights,
            Promotions promotions,
            Apps apps,
            Rights rights,
            Caller caller,
            PipelineHeads heads,
            Stages stages) {
        this.pipelines = pipelines;
        this.pipelineRights = pipelineRights;
        this.promotions = promotions;
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
        this.heads = heads;
        this.stages = stages;
    }

    @GET
    public TemplateInstance page(String pipeline) {
        return page(require(pipeline), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("apps")
    public Response add(
            String pipeline,
            @FormParam("app") @DefaultValue("") String app,
            @FormParam("stage") @DefaultValue("") String stage) {
        Pipeline found = require(pipeline);
        return submit(
                found, () -> pipelines.add(caller.account(), apps.require(app.strip()), found.name, Stage.of(stage)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("apps/move")
    public Response move(
            String pipeline,
            @FormParam("app") @DefaultValue("") String app,
            @FormParam("stage") @DefaultValue("") String stage) {
        Pipeline found = require(pipeline);
        return submit(found, () -> pipelines.move(caller.account(), place(found, app), Stage.of(stage)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("apps/remove")
    public Response remove(String pipeline, @FormParam("app") @DefaultValue("") String app) {
        Pipeline found = require(pipeline);
        return submit(found, () -> pipelines.remove(caller.account(), place(found, app)));
    }

    /** Releases what is live in the source in each of the targets; each of the apps has to be one that may be deployed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("promote")
    public Response promote(
            String pipeline,
            @FormParam("source") @DefaultValue("") String source,
            @FormParam("target") List<String> targets) {
        Pipeline found = require(pipeline);
        return submit(
                found,
                () -> promotions.create(
                        caller.account(),
                        found.name,
                        deployable(source),
                        targets.stream().map(this::deployable).toList()));
    }

    /** Destroys the pipeline if its name was typed; its apps run on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("destroy")
    public Response destroy(String pipeline, @FormParam("confirm") @DefaultValue("") String confirm) {
        Pipeline found = require(pipeline);
        return Forms.submit(
                () -> {
                    if (!confirm.strip().equals(found.name)) {
                        throw SlipwayException.invalid(
                                "%s was not destroyed: to confirm, type its name, and not '%s'.", found.name, confirm);
                    }
                    pipelines.destroy(caller.account(), found.id.toString());
                },
                "/console/pipelines",
                notice -> page(found, notice));
    }

    private App deployable(String name) {
        App app = apps.require(name);
        rights.require(caller.account(), app, Permission.DEPLOY);
        return app;
    }

    /** The id of the app's place in the pipeline. */
    private String place(Pipeline pipeline, String name) {
        App app = apps.require(name);
        return PipelineCoupling.ofPipeline(pipeline.id).stream()
                .filter(coupling -> coupling.appId.equals(app.id))
                .findFirst()
                .map(coupling -> coupling.id.toString())
                .orElseThrow(() ->
                        SlipwayException.notFound("%s is not in the pipeline %s any more.", app.name, pipeline.name));
    }

    private Pipeline require(String pipeline) {
        return pipelines.require(caller.account(), pipeline);
    }

    private Response submit(Pipeline pipeline, Runnable change) {
        return Forms.submit(change, heads.of(pipeline).path(), notice -> page(pipeline, notice));
    }

    private TemplateInstance page(Pipeline pipeline, @Nullable Notice notice) {
        Set<UUID> seen = pipelineRights.apps(caller.account(), pipeline).stream()
                .map(app -> app.id)
                .collect(Collectors.toSet());
        PromotionView last = PipelinePromotion.newest(pipeline.id)
                .flatMap(promotion -> PromotionView.of(promotion, seen))
                .orElse(null);
        return Templates.pipeline(heads.of(pipeline), stages.of(pipeline), last, notice);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance pipeline(
                PipelineHead pipeline,
                List<StageView> stages,
                @Nullable PromotionView promotion,
                @Nullable Notice notice);
    }
}
