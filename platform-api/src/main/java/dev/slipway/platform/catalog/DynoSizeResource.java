package dev.slipway.platform.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /dyno-sizes}: the limits that a dyno may have. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DynoSizeResource {
    @GET
    @Path("dyno-sizes")
    public List<DynoSizeView> list() {
        return DynoSizeView.ALL;
    }

    @GET
    @Path("dyno-sizes/{size}")
    public DynoSizeView info(String size) {
        return NamedId.require("dyno size", DynoSizeView.ALL, DynoSizeView::name, size);
    }
}
