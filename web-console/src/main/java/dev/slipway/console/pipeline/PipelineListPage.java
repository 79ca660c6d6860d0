package dev.slipway.console.pipeline;

import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.PipelineRights;
import dev.slipway.platform.pipeline.Pipelines;
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
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of pipelines, and the form that makes one. */
@Path("/console/pipelines")
@Blocking
public class PipelineListPage {
    private final Pipelines pipelines;
    private final PipelineRights rights;
    private final Caller caller;

    PipelineListPage(Pipelines pipelines, PipelineRights rights, Caller caller) {
        this.pipelines = pipelines;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    public TemplateInstance page() {
        return page("", null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@FormParam("name") @DefaultValue("") String name) {
        String wanted = name.strip();
        return Forms.submit(
                () -> "/console/pipelines/" + pipelines.create(caller.account(), wanted).name,
                notice -> page(wanted, notice));
    }

    private TemplateInstance page(String name, @Nullable Notice notice) {
        List<PipelineRow> rows = rights.visible(caller.account()).stream()
                .sorted(Comparator.comparing(pipeline -> pipeline.name))
                .map(this::row)
                .toList();
        return Templates.pipelines(rows, name, notice);
    }

    private PipelineRow row(Pipeline pipeline) {
        return new PipelineRow(
                pipeline.name,
                AccountRef.of(pipeline.ownerId).email(),
                rights.apps(caller.account(), pipeline).size(),
                pipeline.createdAt);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance pipelines(List<PipelineRow> rows, String name, @Nullable Notice notice);
    }
}
