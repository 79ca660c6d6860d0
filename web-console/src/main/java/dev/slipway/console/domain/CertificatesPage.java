package dev.slipway.console.domain;

import dev.slipway.console.page.AppHead;
import dev.slipway.console.page.AppHeads;
import dev.slipway.console.page.Forms;
import dev.slipway.console.page.Notice;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.certificate.CertificateDetails;
import dev.slipway.platform.certificate.SniEndpoint;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.Domains;
import dev.slipway.platform.domain.SniEndpoints;
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

/** Adds a certificate to an app; shows one, replaces and removes it. */
@Path("/console/apps/{app}/certificates")
@Blocking
public class CertificatesPage {
    private final Apps apps;
    private final SniEndpoints endpoints;
    private final Domains domains;
    private final DomainPages pages;
    private final Caller caller;
    private final AppHeads heads;

    CertificatesPage(
            Apps apps, SniEndpoints endpoints, Domains domains, DomainPages pages, Caller caller, AppHeads heads) {
        this.apps = apps;
        this.endpoints = endpoints;
        this.domains = domains;
        this.pages = pages;
        this.caller = caller;
        this.heads = heads;
    }

    @GET
    public TemplateInstance page(String app) {
        return Templates.newCertificate(heads.of(apps.require(app)), null);
    }

    /** Adds one, and shows it for the domains that it names and that show none. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NeedsPermission(Permission.OPERATE)
    public Response add(
            String app,
            @FormParam("chain") @DefaultValue("") String chain,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("show") @DefaultValue("") String show) {
        App found = apps.require(app);
        return Forms.submit(
                () -> {
                    SniEndpoint added = endpoints.add(caller.account(), found.id, chain, key);
                    if (!show.isEmpty()) {
                        showWhereNoneIs(found, added);
                    }
                    return path(found, added.name);
                },
                notice -> Templates.newCertificate(heads.of(found), notice));
    }

    @GET
    @Path("{certificate}")
    public TemplateInstance certificate(String app, String certificate) {
        return certificate(apps.require(app), certificate, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Path("{certificate}/update")
    @NeedsPermission(Permission.OPERATE)
    public Response update(
            String app,
            String certificate,
            @FormParam("chain") @DefaultValue("") String chain,
            @FormParam("key") @DefaultValue("") String key) {
        App found = apps.require(app);
        String name = pages.certificate(found, certificate).name();
        return Forms.submit(
                () -> endpoints.update(caller.account(), found.id, name, chain, key),
                path(found, name),
                notice -> certificate(found, name, notice));
    }

    @POST
    @Path("{certificate}/remove")
    @NeedsPermission(Permission.OPERATE)
    public Response remove(String app, String certificate) {
        App found = apps.require(app);
        String name = pages.certificate(found, certificate).name();
        return Forms.submit(
                () -> endpoints.remove(caller.account(), found.id, name),
                heads.of(found).path() + "/domains",
                notice -> certificate(found, name, notice));
    }

    private void showWhereNoneIs(App app, SniEndpoint added) {
        CertificateDetails details = added.details();
        for (Domain domain : Domain.ofApp(app.id)) {
            if (domain.custom() && domain.sniEndpointId == null && details.covers(domain.hostname)) {
                domains.update(caller.account(), app.id, domain.hostname, added.name);
            }
        }
    }

    private TemplateInstance certificate(App app, String name, @Nullable Notice notice) {
        return Templates.certificate(heads.of(app), pages.certificate(app, name), notice);
    }

    private String path(App app, String name) {
        return heads.of(app).path() + "/certificates/" + name;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance newCertificate(AppHead app, @Nullable Notice notice);

        static native TemplateInstance certificate(AppHead app, CertificateRow row, @Nullable Notice notice);
    }
}
