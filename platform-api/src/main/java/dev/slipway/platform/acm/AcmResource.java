package dev.slipway.platform.acm;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.AppView;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /apps/:app/acm}: automatic certificate management. Bodies say nothing that the method doesn't. */
@Path("/apps/{app}/acm")
@Produces(MediaType.APPLICATION_JSON)
public class AcmResource {
    private final Apps apps;
    private final Acm acm;
    private final Caller caller;
    private final PlatformConfig config;

    AcmResource(Apps apps, Acm acm, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.acm = acm;
        this.caller = caller;
        this.config = config;
    }

    @POST
    @NeedsPermission(Permission.OPERATE)
    public AppView enable(String app) {
        return AppView.of(acm.enable(caller.account(), apps.require(app).id), config);
    }

    @PATCH
    @NeedsPermission(Permission.OPERATE)
    public AppView refresh(String app) {
        return AppView.of(acm.refresh(caller.account(), apps.require(app).id), config);
    }

    @DELETE
    @NeedsPermission(Permission.OPERATE)
    public AppView disable(String app) {
        return AppView.of(acm.disable(caller.account(), apps.require(app).id), config);
    }
}
