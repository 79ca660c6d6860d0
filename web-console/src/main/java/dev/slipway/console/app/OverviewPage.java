package dev.slipway.console.app;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Fragment;
import dev.slipway.console.page.Notice;
import dev.slipway.model.app.ProcessType;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.dyno.Restarts;
import dev.slipway.platform.formation.FormationChange;
import dev.slipway.platform.formation.Formations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One app: its release, its process types and its dynos; scaled and restarted here. */
@Path("/console/apps/{app}")
@Blocking
public class OverviewPage {
    private final Apps apps;
    private final AppStates states;
    private final Formations formations;
    private final Restarts restarts;
    private final Caller caller;
    private final AppHeads heads;

    OverviewPage(Apps apps, AppStates states, Formations formations, Restarts restarts, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.states = states;
        this.formations = formations;
        this.restarts = restarts;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), null);
    }

    /** The state alone; nothing if it is as the page has it. */
    @GET
    @Path("state")
    public Response state(String app, @QueryParam("seen") @DefaultValue("") String seen) {
        App found = apps.require(app);
        AppState state = states.of(found);
        return Fragment.unless(seen, state, version -> Templates.overview$state(heads.of(found), state, version));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("scale")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response scale(
            String app,
            @FormParam("type") @DefaultValue("") String type,
            @FormParam("quantity") @DefaultValue("") String quantity) {
        return submit(app, found -> {
            FormationChange change = FormationChange.quantity(new ProcessType(type), quantity.strip());
            formations.change(caller.account(), found.id, List.of(change));
        });
    }

    /** Restarts the dyno of that name, or all. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("restart")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response restart(String app, @FormParam("dyno") @DefaultValue("") String dyno) {
        return submit(app, found -> {
            if (dyno.isEmpty()) {
                restarts.all(caller.account(), found.id);
            } else {
                restarts.one(caller.account(), found.id, dyno);
            }
        });
    }

    private Response submit(String app, Consumer<App> change) {
        App found = apps.require(app);
        return Forms.submit(() -> change.accept(found), heads.of(found).path(), notice -> page(found, notice));
    }

    private TemplateInstance page(App app, @Nullable Notice notice) {
        AppState state = states.of(app);
        return Templates.overview(heads.of(app), state, Fragment.version(state), notice);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance overview(AppHead app, AppState state, String version, @Nullable Notice notice);

        static native TemplateInstance overview$state(AppHead app, AppState state, String version);
    }
}
