package dev.slipway.platform.catalog;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What apps have none of: add-ons. */
@Path("/apps/{app}/{kind: addons|addon-attachments}")
@Produces(MediaType.APPLICATION_JSON)
public class EmptyAppCatalogues {
    private final Apps apps;

    EmptyAppCatalogues(Apps apps) {
        this.apps = apps;
    }

    @GET
    public List<Object> list(String app) {
        apps.require(app);
        return List.of();
    }
}
