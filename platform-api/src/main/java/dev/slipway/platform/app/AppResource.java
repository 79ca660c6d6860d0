package dev.slipway.platform.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.app.AppName;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app}: one app, as in Heroku's Platform API v3. */
@Path("/apps/{app}")
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {
    private final Apps apps;
    private final Rights rights;
    private final Caller caller;
    private final PlatformConfig config;

    AppResource(Apps apps, Rights rights, Caller caller, PlatformConfig config) {
        this.apps = apps;
        this.rights = rights;
        this.caller = caller;
        this.config = config;
    }

    @GET
    public AppView info(String app) {
        return AppView.of(apps.require(app), config);
    }

    @PATCH
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE, Permission.MANAGE})
    public AppView update(String app, @Nullable UpdateApp body) {
        if (body == null) {
            throw SlipwayException.invalid("Send the fields to change, such as {\"name\": \"shop\"}.");
        }
        Optional<AppName> name = Optional.ofNullable(body.name()).map(AppName::new);
        if (name.isPresent()) {
            rights.require(caller.account(), apps.require(app), Permission.MANAGE);
        }
        return AppView.of(apps.update(caller.account(), app, name, Optional.ofNullable(body.maintenance())), config);
    }

    @DELETE
    @NeedsPermission(Permission.MANAGE)
    public AppView destroy(String app) {
        AppView last = AppView.of(apps.require(app), config);
        apps.destroy(caller.account(), app);
        return last;
    }

    /** What {@code PATCH /apps/:app} takes. */
    record UpdateApp(
            @Nullable String name,
            @Nullable Boolean maintenance,
            @Nullable JsonNode buildStack) {}
}
