package dev.slipway.console.app;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
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
import org.jspecify.annotations.Nullable;

/** An app's end. */
@Path("/console/apps/{app}/settings")
@Blocking
public class SettingsPage {
    private final Apps apps;
    private final Caller caller;
    private final AppHeads heads;

    SettingsPage(Apps apps, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), null);
    }

    /** Destroys the app if its name was typed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("destroy")
    @NeedsPermission(Permission.MANAGE)
    public Response destroy(String app, @FormParam("confirm") @DefaultValue("") String confirm) {
        App found = apps.require(app);
        return Forms.submit(
                () -> {
                    if (!confirm.strip().equals(found.name)) {
                        throw SlipwayException.invalid(
                                "%s was not destroyed: to confirm, type its name, and not '%s'.", found.name, confirm);
                    }
                    apps.destroy(caller.account(), found.id.toString());
                },
                "/console/apps",
                notice -> page(found, notice));
    }

    private TemplateInstance page(App app, @Nullable Notice notice) {
        return Templates.settings(heads.of(app), notice);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance settings(AppHead app, @Nullable Notice notice);
    }
}
