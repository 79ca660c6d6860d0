package dev.slipway.platform.catalog;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /apps/:app/available-dyno-sizes}: all there are. */
@Path("/apps/{app}/available-dyno-sizes")
@Produces(MediaType.APPLICATION_JSON)
public class AvailableDynoSizeResource {
    private final Apps apps;

    AvailableDynoSizeResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    public List<DynoSizeView> list(String app) {
        apps.require(app);
        return DynoSizeView.ALL;
    }
}
