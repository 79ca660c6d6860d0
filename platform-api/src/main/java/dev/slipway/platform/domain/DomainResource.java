package dev.slipway.platform.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.model.app.Hostname;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/domains}. */
@Path("/apps/{app}/domains")
@Produces(MediaType.APPLICATION_JSON)
public class DomainResource {
    private static final Listing<Domain> LIST = Listing.<Domain>of(domain -> domain.id)
            .by("hostname", domain -> domain.hostname)
            .byTime("created_at", domain -> domain.createdAt)
            .byTime("updated_at", domain -> domain.updatedAt);

    private final Apps apps;
    private final Domains domains;
    private final Caller caller;
    private final PlatformConfig config;

    DomainResource(Apps apps, Domains domains, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.domains = domains;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, Domain.ofApp(found.id), domain -> view(found, domain));
    }

    @GET
    @Path("{domain}")
    public DomainView info(String app, String domain) {
        App found = apps.require(app);
        return view(found, domains.require(found, domain));
    }

    @POST
    @NeedsPermission(Permission.OPERATE)
    public Response create(String app, @Nullable NewDomain body) {
        App found = apps.require(app);
        String hostname = body == null ? null : body.hostname();
        if (body == null || hostname == null) {
            throw SlipwayException.invalid("Send the host name: {\"hostname\": \"www.example.com\"}.");
        }
        Domain domain = domains.add(caller.account(), found.id, new Hostname(hostname), body.sniEndpoint());
        return Response.status(201).entity(view(found, domain)).build();
    }

    @PATCH
    @Path("{domain}")
    @NeedsPermission(Permission.OPERATE)
    public DomainView update(String app, String domain, @Nullable JsonNode body) {
        App found = apps.require(app);
        JsonNode endpoint = body == null ? MissingNode.getInstance() : body.path("sni_endpoint");
        if (!endpoint.isNull() && !endpoint.isTextual()) {
            throw SlipwayException.invalid(
                    "Send the certificate's name or id, or null for none: {\"sni_endpoint\": \"harbor-41872\"}.");
        }
        String name = endpoint.isNull() ? null : endpoint.asText();
        return view(found, domains.update(caller.account(), found.id, domain, name));
    }

    @DELETE
    @Path("{domain}")
    @NeedsPermission(Permission.OPERATE)
    public DomainView delete(String app, String domain) {
        App found = apps.require(app);
        return view(found, domains.remove(caller.account(), found.id, domain));
    }

    private DomainView view(App app, Domain domain) {
        return DomainView.of(app, domain, app.name + "." + config.domain());
    }

    /** What {@code POST} takes. */
    record NewDomain(@Nullable String hostname, @Nullable String sniEndpoint) {}
}
