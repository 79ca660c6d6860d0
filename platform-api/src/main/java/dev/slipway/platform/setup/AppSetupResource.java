package dev.slipway.platform.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.stream.StreamUrls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /app-setups}. */
@Path("/app-setups")
@Produces(MediaType.APPLICATION_JSON)
public class AppSetupResource {
    private final AppSetups setups;
    private final Caller caller;
    private final StreamUrls urls;

    AppSetupResource(AppSetups setups, Caller caller, StreamUrls urls) {
        this.setups = setups;
        this.caller = caller;
        this.urls = urls;
    }

    /** Sets config vars, and runs a command that sees them. */
    @POST
    @NeedsScope(Scope.WRITE_PROTECTED)
    @RunOnVirtualThread
    public Response create(@Nullable JsonNode body) {
        AppSetup setup = setups.create(caller.account(), SetupRequest.read(body));
        return Response.status(201).entity(AppSetupView.of(setup, urls)).build();
    }

    @GET
    @Path("{setup}")
    public AppSetupView info(String setup) {
        return AppSetupView.of(setups.require(caller.account(), setup), urls);
    }
}
