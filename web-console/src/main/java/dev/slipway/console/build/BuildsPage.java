package dev.slipway.console.build;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Fragment;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** An app's builds, the newest first, and one build with its output as it comes. */
@Path("/console/apps/{app}/builds")
@Blocking
public class BuildsPage {
    /** More than anybody reads; the page is asked for every two seconds. */
    private static final int MOST = 100;

    private final Apps apps;
    private final AppHeads heads;

    BuildsPage(Apps apps, AppHeads heads) {
        this.apps = apps;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        App found = apps.require(app);
        List<BuildRow> rows = rows(found);
        return Templates.builds(heads.of(found), rows, Fragment.version(rows));
    }

    /** The rows alone; nothing if they are as the page has them. */
    @GET
    @Path("rows")
    public Response rows(String app, @QueryParam("seen") @DefaultValue("") String seen) {
        App found = apps.require(app);
        List<BuildRow> rows = rows(found);
        return Fragment.unless(seen, rows, version -> Templates.builds$rows(heads.of(found), rows, version));
    }

    @GET
    @Path("{build}")
    public TemplateInstance build(String app, UUID build) {
        App found = apps.require(app);
        BuildRow row = BuildRow.of(require(found, build));
        return Templates.build(heads.of(found), row, BuildText.after(row.id(), 0));
    }

    /** What the build wrote since; while it runs, the answer asks on, and at its end the page is loaded anew. */
    @GET
    @Path("{build}/output")
    public Response output(String app, UUID build, @QueryParam("after") @DefaultValue("0") long after) {
        App found = apps.require(app);
        BuildRow row = BuildRow.of(require(found, build));
        if (!row.underWay()) {
            return Response.noContent().header("HX-Refresh", "true").build();
        }
        BuildText text = BuildText.after(row.id(), after);
        return text.text().isEmpty()
                ? Response.noContent().build()
                : Response.ok(Templates.build$output(heads.of(found), row, text))
                        .build();
    }

    private static List<BuildRow> rows(App app) {
        return Build.newest(app.id, MOST).stream().map(BuildRow::of).toList();
    }

    private static Build require(App app, UUID id) {
        return Build.<Build>findByIdOptional(id)
                .filter(build -> build.appId.equals(app.id))
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that build: %s has no %s.", app.name, id));
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance builds(AppHead app, List<BuildRow> rows, String version);

        static native TemplateInstance builds$rows(AppHead app, List<BuildRow> rows, String version);

        static native TemplateInstance build(AppHead app, BuildRow row, BuildText text);

        static native TemplateInstance build$output(AppHead app, BuildRow row, BuildText text);
    }
}
