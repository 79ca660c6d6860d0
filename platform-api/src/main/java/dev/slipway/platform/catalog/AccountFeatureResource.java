package dev.slipway.platform.catalog;

import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /account/features}: there are none that can be switched. */
@Path("/account/features")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class AccountFeatureResource {
    @GET
    public List<Object> list() {
        return List.of();
    }
}
