package dev.slipway.platform.pipeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /users/~/pipeline-couplings}: those of all apps that the caller sees. */
@Path("/users/~/pipeline-couplings")
@Produces(MediaType.APPLICATION_JSON)
public class OwnCouplingResource {
    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return CouplingView.LIST.page(range, PipelineCoupling.all(), CouplingView::of);
    }
}
