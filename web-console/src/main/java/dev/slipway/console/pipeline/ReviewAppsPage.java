package dev.slipway.console.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.preview.Preview;
import dev.slipway.platform.preview.ReviewAppConfig;
import dev.slipway.platform.preview.ReviewAppConfigs;
import dev.slipway.platform.preview.ReviewApps;
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
import org.jspecify.annotations.Nullable;

/** A pipeline's review apps: the list, and how long they stay. */
@Path("/console/pipelines/{pipeline}/review-apps")
@Blocking
public class ReviewAppsPage {
    private final Pipelines pipelines;
    private final ReviewApps reviewApps;
    private final ReviewAppConfigs configs;
    private final Rights rights;
    private final Caller caller;
    private final PipelineHeads heads;

    ReviewAppsPage(
            Pipelines pipelines,
            ReviewApps reviewApps,
            ReviewAppConfigs configs,
            Rights rights,
            Caller caller,
            PipelineHeads heads) {
        this.pipelines = pipelines;
        this.reviewApps = reviewApps;
        this.configs = configs;
        this.rights = rights;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String pipeline) {
        return page(require(pipeline), null);
    }

    /** @param days how long they stay after their last push; left empty, as long as the installation says */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("enable")
    public Response enable(String pipeline, @FormParam("days") @DefaultValue("") String days) {
        Pipeline found = require(pipeline);
        return submit(found, () -> configs.enable(caller.account(), found.name, terms(days.strip())));
    }

    @POST
    @Path("disable")
    public Response disable(String pipeline) {
        Pipeline found = require(pipeline);
        return submit(found, () -> configs.disable(caller.account(), found.name));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("destroy")
    public Response destroy(String pipeline, @FormParam("review-app") @DefaultValue("") String id) {
        Pipeline found = require(pipeline);
        return submit(found, () -> {
            boolean here = reviewApps.visible(caller.account(), found).stream()
                    .anyMatch(preview -> preview.id.toString().equals(id));
            if (!here) {
                throw SlipwayException.notFound(
                        "Couldn't find that review app: the pipeline %s has it no more.", found.name);
            }
            reviewApps.destroy(caller.account(), id);
        });
    }

    private static ObjectNode terms(String days) {
        ObjectNode terms = JsonNodeFactory.instance.objectNode();
        if (days.isEmpty()) {
            return terms;
        }
        if (!days.matches("\\d{1,4}")) {
            throw SlipwayException.invalid("The days must be a whole number, not '%s'.", days);
        }
        return terms.put("destroy_stale_apps", true).put("stale_days", Integer.parseInt(days));
    }

    private Pipeline require(String pipeline) {
        return pipelines.require(caller.account(), pipeline);
    }

    private Response submit(Pipeline pipeline, Runnable change) {
        return Forms.submit(change, heads.of(pipeline).path() + "/review-apps", notice -> page(pipeline, notice));
    }

    private TemplateInstance page(Pipeline pipeline, @Nullable Notice notice) {
        Account account = caller.account();
        List<ReviewAppRow> rows = reviewApps.visible(account, pipeline).stream()
                .map(preview -> ReviewAppRow.of(preview, mayDestroy(account, preview)))
                .toList();
        ReviewAppConfig config =
                ReviewAppConfig.<ReviewAppConfig>findByIdOptional(pipeline.id).orElse(null);
        String parent = pipelines
                .firstBeforeProduction(pipeline.id)
                .map(id -> App.<App>findById(id).name)
                .orElse(null);
        return Templates.reviewApps(heads.of(pipeline), rows, config, parent, notice);
    }

    private boolean mayDestroy(Account account, Preview preview) {
        return preview.accountId.equals(account.id)
                || rights.of(account, App.findById(preview.parentId)).contains(Permission.MANAGE);
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance reviewApps(
                PipelineHead pipeline,
                List<ReviewAppRow> rows,
                @Nullable ReviewAppConfig config,
                @Nullable String parent,
                @Nullable Notice notice);
    }
}
