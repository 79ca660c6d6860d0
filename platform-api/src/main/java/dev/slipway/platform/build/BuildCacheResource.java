package dev.slipway.platform.build;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.Apps;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** {@code /apps/:app/build-cache}. */
@Path("/apps/{app}/build-cache")
@Produces(MediaType.APPLICATION_JSON)
public class BuildCacheResource {
    private final Apps apps;
    private final BuildCache cache;
    private final Caller caller;

    BuildCacheResource(Apps apps, BuildCache cache, Caller caller) {
        this.apps = apps;
        this.cache = cache;
        this.caller = caller;
    }

    @DELETE
    @NeedsPermission(Permission.DEPLOY)
    public Map<String, String> purge(String app) {
        cache.purge(caller.account(), apps.require(app).id);
        return Map.of();
    }
}
