package dev.slipway.platform.pipeline;

import dev.slipway.platform.account.Caller;
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
    private final PipelineRights rights;
    private final Caller caller;

    OwnCouplingResource(PipelineRights rights, Caller caller) {
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    public Response list(@HeaderParam("Range") @Nullable String range) {
        return CouplingView.LIST.page(range, rights.couplings(caller.account()), CouplingView::of);
    }
}
