package dev.slipway.platform.dyno;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** {@code /apps/:app/dynos}: list and restart. */
@Path("/apps/{app}")
@Produces(MediaType.APPLICATION_JSON)
public class DynoResource {
    private final Apps apps;
    private final Restarts restarts;
    private final Caller caller;

    DynoResource(Apps apps, Restarts restarts, Caller caller) {
        this.apps = apps;
        this.restarts = restarts;
        this.caller = caller;
    }

    @GET
    @Path("dynos")
    public List<DynoView> list(String app) {
        App found = apps.require(app);
        return Dyno.shown(found.id).stream()
                .map(dyno -> DynoView.of(found, dyno))
                .toList();
    }

    @GET
    @Path("dynos/{dyno}")
    public DynoView info(String app, String dyno) {
        App found = apps.require(app);
        return DynoView.of(found, restarts.require(found, dyno));
    }

    @DELETE
    @Path("dynos")
    public Response restartAll(String app) {
        restarts.all(caller.account(), apps.require(app).id);
        return accepted();
    }

    @DELETE
    @Path("dynos/{dyno}")
    public Response restart(String app, String dyno) {
        restarts.one(caller.account(), apps.require(app).id, dyno);
        return accepted();
    }

    @DELETE
    @Path("formations/{type}")
    public Response restartType(String app, String type) {
        restarts.type(caller.account(), apps.require(app).id, type);
        return accepted();
    }

    private static Response accepted() {
        return Response.status(202).entity(Map.of()).build();
    }
}
