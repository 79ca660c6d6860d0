package dev.slipway.console.log;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.drain.DrainUrl;
import dev.slipway.platform.drain.LogDrain;
import dev.slipway.platform.drain.LogDrains;
import dev.slipway.platform.drain.SealedUrls;
import dev.slipway.platform.outbound.PublicAddresses;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where an app's log is sent to. A URL may hold what opens its receiver, so the page is not for everybody. */
@Path("/console/apps/{app}/drains")
@Blocking
public class DrainsPage {
    private final Apps apps;
    private final LogDrains drains;
    private final SealedUrls urls;
    private final PublicAddresses addresses;
    private final Caller caller;
    private final AppHeads heads;

    DrainsPage(Apps apps, LogDrains drains, SealedUrls urls, PublicAddresses addresses, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.drains = drains;
        this.urls = urls;
        this.addresses = addresses;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public TemplateInstance page(String app) {
        return page(apps.require(app), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NeedsPermission(Permission.OPERATE)
    public Response add(String app, @FormParam("url") @DefaultValue("") String url) {
        return submit(app, found -> {
            DrainUrl wanted = DrainUrl.parse(url.strip());
            addresses.require(wanted.host());
            drains.add(caller.account(), found.id, wanted);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("remove")
    @NeedsPermission(Permission.OPERATE)
    public Response remove(String app, @FormParam("drain") @DefaultValue("") String drain) {
        return submit(app, found -> drains.remove(caller.account(), found.id, drain));
    }

    private Response submit(String app, Consumer<App> change) {
        App found = apps.require(app);
        return Forms.submit(
                () -> change.accept(found), heads.of(found).path() + "/drains", notice -> page(found, notice));
    }

    private TemplateInstance page(App app, @Nullable Notice notice) {
        List<DrainRow> rows = LogDrain.ofApp(app.id).stream()
                .map(drain -> DrainRow.of(drain, urls.open(drain)))
                .toList();
        return Templates.drains(heads.of(app), rows, notice);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance drains(AppHead app, List<DrainRow> rows, @Nullable Notice notice);
    }
}
