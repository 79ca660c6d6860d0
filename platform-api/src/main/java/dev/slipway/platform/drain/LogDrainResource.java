package dev.slipway.platform.drain;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /apps/:app/log-drains}. A URL may hold a password, so to read one takes what it takes to read config vars.
 */
@Path("/apps/{app}/log-drains")
@Produces(MediaType.APPLICATION_JSON)
public class LogDrainResource {
    private static final Listing<LogDrain> LIST = Listing.<LogDrain>of(drain -> drain.id)
            .byTime("created_at", drain -> drain.createdAt)
            .byTime("updated_at", drain -> drain.updatedAt)
            .by("token", drain -> drain.token);

    private final Apps apps;
    private final LogDrains drains;
    private final SealedUrls urls;
    private final PublicAddresses addresses;
    private final Caller caller;

    LogDrainResource(Apps apps, LogDrains drains, SealedUrls urls, PublicAddresses addresses, Caller caller) {
        this.apps = apps;
        this.drains = drains;
        this.urls = urls;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.READ_PROTECTED)
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        App found = apps.require(app);
        return LIST.page(range, LogDrain.ofApp(found.id), drain -> view(found, drain));
    }

    @GET
    @Path("{drain}")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.READ_PROTECTED)
    public LogDrainView info(String app, String drain) {
        App found = apps.require(app);
        return view(found, drains.require(found, drain));
    }

    @POST
    @NeedsPermission(Permission.OPERATE)
    public Response create(String app, @Nullable NewDrain body) {
        App found = apps.require(app);
        String url = body == null ? null : body.url();
        if (url == null) {
            throw SlipwayException.invalid("Send the drain's URL: {\"url\": \"https://logs.example.com/drain\"}.");
        }
        DrainUrl wanted = DrainUrl.parse(url);
        addresses.require(wanted.host());
        LogDrain drain = drains.add(caller.account(), found.id, wanted);
        return Response.status(201).entity(view(found, drain)).build();
    }

    @DELETE
    @Path("{drain}")
    @NeedsPermission(Permission.OPERATE)
    public LogDrainView delete(String app, String drain) {
        App found = apps.require(app);
        return view(found, drains.remove(caller.account(), found.id, drain));
    }

    private LogDrainView view(App app, LogDrain drain) {
        return LogDrainView.of(app, drain, urls.open(drain));
    }

    /** What {@code POST} takes. */
    record NewDrain(@Nullable String url) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
