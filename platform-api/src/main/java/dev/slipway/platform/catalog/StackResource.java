package dev.slipway.platform.catalog;

import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /stacks}: what images are built on. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class StackResource {
    private final Apps apps;

    StackResource(Apps apps) {
        this.apps = apps;
    }

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

    @GET
    @Path("apps/{app}/available-stacks")
    public List<StackView> ofApp(String app) {
        apps.require(app);
        return StackView.ALL;
    }
}
