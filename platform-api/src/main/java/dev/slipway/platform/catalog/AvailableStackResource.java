package dev.slipway.platform.catalog;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /apps/:app/available-stacks}: all there are. */
@Path("/apps/{app}/available-stacks")
@Produces(MediaType.APPLICATION_JSON)
public class AvailableStackResource {
    private final Apps apps;

    AvailableStackResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    public List<StackView> list(String app) {
        apps.require(app);
        return StackView.ALL;
    }
}
