package dev.slipway.platform.domain;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.certificate.SniEndpoint;
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

/** {@code /apps/:app/sni-endpoints}: the certificates of an app. */
@Path("/apps/{app}/sni-endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class SniEndpointResource {
    private static final Listing<SniEndpoint> LIST = Listing.<SniEndpoint>of(endpoint -> endpoint.id)
            .by("name", endpoint -> endpoint.name)
            .byTime("created_at", endpoint -> endpoint.createdAt)
            .byTime("updated_at", endpoint -> endpoint.updatedAt);

    private final Apps apps;
    private final SniEndpoints endpoints;
    private final Caller caller;

    SniEndpointResource(Apps apps, SniEndpoints endpoints, Caller caller) {
        this.apps = apps;
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @GET
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, SniEndpoint.ofApp(found.id), endpoint -> SniEndpointView.of(found, endpoint));
    }

    @GET
    @Path("{endpoint}")
    public SniEndpointView info(String app, String endpoint) {
        App found = apps.require(app);
        return SniEndpointView.of(found, SniEndpoints.require(found, endpoint));
    }

    @POST
    @NeedsPermission(Permission.OPERATE)
    public Response create(String app, @Nullable NewCertificate body) {
        App found = apps.require(app);
        NewCertificate given = NewCertificate.of(body);
        SniEndpoint added = endpoints.add(caller.account(), found.id, given.chain(), given.key());
        return Response.status(201).entity(SniEndpointView.of(found, added)).build();
    }

    @PATCH
    @Path("{endpoint}")
    @NeedsPermission(Permission.OPERATE)
    public SniEndpointView update(String app, String endpoint, @Nullable NewCertificate body) {
        App found = apps.require(app);
        NewCertificate given = NewCertificate.of(body);
        return SniEndpointView.of(
                found, endpoints.update(caller.account(), found.id, endpoint, given.chain(), given.key()));
    }

    @DELETE
    @Path("{endpoint}")
    @NeedsPermission(Permission.OPERATE)
    public SniEndpointView delete(String app, String endpoint) {
        App found = apps.require(app);
        return SniEndpointView.of(found, endpoints.remove(caller.account(), found.id, endpoint));
    }
}
