package dev.slipway.platform.domain;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /apps/:app/sni-endpoints}: apps have no certificates of their own yet, which clients ask before they add a domain. */
@Path("/apps/{app}/sni-endpoints")
@Produces(MediaType.APPLICATION_JSON)
public class SniEndpointResource {
    private final Apps apps;

    SniEndpointResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    public List<Object> list(String app) {
        apps.require(app);
        return List.of();
    }
}
