package dev.slipway.console.domain;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.model.app.Hostname;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.acm.Acm;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An app's domains, each with the certificate that it shows, and the app's certificates. */
@Path("/console/apps/{app}/domains")
@Blocking
public class DomainsPage {
    private final Apps apps;
    private final Domains domains;
    private final Acm acm;
    private final DomainPages pages;
    private final Caller caller;
    private final AppHeads heads;

    DomainsPage(Apps apps, Domains domains, Acm acm, DomainPages pages, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.domains = domains;
        this.acm = acm;
        this.pages = pages;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return page(apps.require(app), "", null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NeedsPermission(Permission.OPERATE)
    public Response add(String app, @FormParam("hostname") @DefaultValue("") String hostname) {
        String wanted = hostname.strip();
        return submit(app, wanted, found -> domains.add(caller.account(), found.id, new Hostname(wanted), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("remove")
    @NeedsPermission(Permission.OPERATE)
    public Response remove(String app, @FormParam("hostname") @DefaultValue("") String hostname) {
        return submit(app, "", found -> domains.remove(caller.account(), found.id, hostname));
    }

    /** Shows that certificate for the domain, or none. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("certificate")
    @NeedsPermission(Permission.OPERATE)
    public Response choose(
            String app,
            @FormParam("hostname") @DefaultValue("") String hostname,
            @FormParam("certificate") @DefaultValue("") String certificate) {
        String chosen = certificate.isEmpty() ? null : certificate;
        return submit(app, "", found -> domains.update(caller.account(), found.id, hostname, chosen));
    }

    @POST
    @Path("automatic/enable")
    @NeedsPermission(Permission.OPERATE)
    public Response enableAutomatic(String app) {
        return submit(app, "", found -> acm.enable(caller.account(), found.id));
    }

    @POST
    @Path("automatic/refresh")
    @NeedsPermission(Permission.OPERATE)
    public Response refreshAutomatic(String app) {
        return submit(app, "", found -> acm.refresh(caller.account(), found.id));
    }

    @POST
    @Path("automatic/disable")
    @NeedsPermission(Permission.OPERATE)
    public Response disableAutomatic(String app) {
        return submit(app, "", found -> acm.disable(caller.account(), found.id));
    }

    private Response submit(String app, String hostname, Consumer<App> change) {
        App found = apps.require(app);
        return Forms.submit(
                () -> change.accept(found),
                heads.of(found).path() + "/domains",
                notice -> page(found, hostname, notice));
    }

    private TemplateInstance page(App app, String hostname, @Nullable Notice notice) {
        List<CertificateRow> certificates = pages.certificates(app);
        return Templates.domains(
                heads.of(app), pages.automatic(app), pages.domains(app, certificates), certificates, hostname, notice);
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance domains(
                AppHead app,
                AutomaticView automatic,
                List<DomainRow> domains,
                List<CertificateRow> certificates,
                String hostname,
                @Nullable Notice notice);
    }
}
