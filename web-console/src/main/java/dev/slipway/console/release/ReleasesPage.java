package dev.slipway.console.release;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Fragment;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An app's releases, the newest first, and the rollback. */
@Path("/console/apps/{app}/releases")
@Blocking
public class ReleasesPage {
    /** More than anybody reads; the page is asked for every two seconds. */
    private static final int MOST = 100;

    private final Apps apps;
    private final Releases releases;
    private final Caller caller;
    private final AppHeads heads;

    ReleasesPage(Apps apps, Releases releases, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.releases = releases;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), null);
    }

    /** The rows alone; nothing if they are as the page has them. */
    @GET
    @Path("rows")
    public Response rows(String app, @QueryParam("seen") @DefaultValue("") String seen) {
        App found = apps.require(app);
        List<ReleaseRow> rows = rows(found);
        return Fragment.unless(seen, rows, version -> Templates.releases$rows(heads.of(found), rows, version));
    }

    @POST
    @Path("{release}/rollback")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response rollback(String app, String release) {
        App found = apps.require(app);
        return Forms.submit(
                () -> releases.rollback(caller.account(), found.id, release),
                heads.of(found).path() + "/releases",
                notice -> page(found, notice));
    }

    private TemplateInstance page(App app, @Nullable Notice notice) {
        List<ReleaseRow> rows = rows(app);
        return Templates.releases(heads.of(app), rows, Fragment.version(rows), notice);
    }

    private static List<ReleaseRow> rows(App app) {
        Set<UUID> restorable =
                Release.restorable(app.id).stream().map(release -> release.id).collect(Collectors.toSet());
        return Release.newest(app.id, MOST).stream()
                .map(release -> ReleaseRow.of(app, release, restorable.contains(release.id)))
                .toList();
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance releases(
                AppHead app, List<ReleaseRow> rows, String version, @Nullable Notice notice);

        static native TemplateInstance releases$rows(AppHead app, List<ReleaseRow> rows, String version);
    }
}
