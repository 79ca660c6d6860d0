package dev.slipway.console.app;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.app.Hostname;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.Domains;
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

/** An app's domains, and its end. */
@Path("/console/apps/{app}/settings")
@Blocking
public class SettingsPage {
    private final Apps apps;
    private final Domains domains;
    private final Caller caller;
    private final PlatformConfig config;

    SettingsPage(Apps apps, Domains domains, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.domains = domains;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("domains")
    @NeedsPermission(Permission.OPERATE)
    public Response addDomain(String app, @FormParam("hostname") @DefaultValue("") String hostname) {
        App found = apps.require(app);
        return submit(found, () -> domains.add(caller.account(), found.id, new Hostname(hostname.strip()), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("domains/remove")
    @NeedsPermission(Permission.OPERATE)
    public Response removeDomain(String app, @FormParam("hostname") @DefaultValue("") String hostname) {
        App found = apps.require(app);
        return submit(found, () -> domains.remove(caller.account(), found.id, hostname));
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

    private Response submit(App app, Runnable change) {
        return Forms.submit(change, AppHead.of(app, config).path() + "/settings", notice -> page(app, notice));
    }

    private TemplateInstance page(App app, @Nullable Notice notice) {
        List<DomainRow> rows = Domain.ofApp(app.id).stream().map(DomainRow::of).toList();
        return Templates.settings(AppHead.of(app, config), rows, notice);
    }

    /** One host name; one that a user added is removable. */
    record DomainRow(String hostname, boolean removable) {
        static DomainRow of(Domain domain) {
            return new DomainRow(domain.hostname, domain.custom());
        }
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance settings(AppHead app, List<DomainRow> domains, @Nullable Notice notice);
    }
}
