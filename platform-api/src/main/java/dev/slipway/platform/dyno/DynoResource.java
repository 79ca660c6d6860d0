package dev.slipway.platform.dyno;

import dev.slipway.model.dyno.DynoName;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/dynos}: list, run, restart and stop. A stopped dyno of the formation starts anew. */
@Path("/apps/{app}")
@Produces(MediaType.APPLICATION_JSON)
public class DynoResource {
    private static final Listing<Dyno> LIST = Listing.<Dyno>of(dyno -> dyno.id)
            .by("name", Dyno::name, text -> DynoName.parse(text).orElseThrow())
            .byTime("created_at", dyno -> dyno.createdAt)
            .byTime("updated_at", dyno -> dyno.stateAt);

    private static final RunCommand NOTHING = new RunCommand(null, null, null, null, null, null, null);

    private final Apps apps;
    private final OneOffs oneOffs;
    private final InsideRuns inside;
    private final Restarts restarts;
    private final Caller caller;

    DynoResource(Apps apps, OneOffs oneOffs, InsideRuns inside, Restarts restarts, Caller caller) {
        this.apps = apps;
        this.oneOffs = oneOffs;
        this.inside = inside;
        this.restarts = restarts;
        this.caller = caller;
    }

    @GET
    @Path("dynos")
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, Dyno.shown(found.id), dyno -> DynoView.of(found, dyno));
    }

    @GET
    @Path("dynos/{dyno}")
    public DynoView info(String app, String dyno) {
        App found = apps.require(app);
        return DynoView.of(found, restarts.require(found, dyno));
    }

    @POST
    @Path("dynos")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.WRITE_PROTECTED)
    public Response run(String app, @Nullable RunCommand command) {
        App found = apps.require(app);
        OneOffs.Started started = oneOffs.start(caller.account(), found.id, command == null ? NOTHING : command);
        return Response.status(201)
                .entity(DynoView.of(found, started.dyno()).attachedAt(started.attachUrl()))
                .build();
    }

    /** Heroku's {@code run:inside}: a command inside a dyno that is up, with its user's terminal. */
    @POST
    @Path("dynos/{dyno}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.WRITE_PROTECTED)
    public Response runInside(String app, String dyno, @Nullable RunCommand command) {
        App found = apps.require(app);
        OneOffs.Started started = inside.start(caller.account(), found.id, dyno, command == null ? NOTHING : command);
        return Response.status(201)
                .entity(DynoView.of(found, started.dyno()).attachedAt(started.attachUrl()))
                .build();
    }

    @POST
    @Path("dynos/{dyno}/actions/stop")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response stop(String app, String dyno) {
        return restart(app, dyno);
    }

    @POST
    @Path("formations/{type}/actions/stop")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response stopType(String app, String type) {
        return restartType(app, type);
    }

    @DELETE
    @Path("dynos")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response restartAll(String app) {
        restarts.all(caller.account(), apps.require(app).id);
        return accepted();
    }

    @DELETE
    @Path("dynos/{dyno}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response restart(String app, String dyno) {
        restarts.one(caller.account(), apps.require(app).id, dyno);
        return accepted();
    }

    @DELETE
    @Path("formations/{type}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    public Response restartType(String app, String type) {
        restarts.type(caller.account(), apps.require(app).id, type);
        return accepted();
    }

    private static Response accepted() {
        return Response.status(202).entity(Map.of()).build();
    }
}
