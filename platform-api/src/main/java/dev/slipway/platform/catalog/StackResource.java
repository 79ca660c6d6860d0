package dev.slipway.platform.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /stacks}: what images are built on. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class StackResource {
    @GET
    @Path("stacks")
    public List<StackView> list() {
        return StackView.ALL;
    }

    @GET
    @Path("stacks/{stack}")
    public StackView info(String stack) {
        return NamedId.require("stack", StackView.ALL, StackView::name, stack);
    }
}
