package dev.slipway.platform.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.config.AppConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/config-vars}: a change is a release. */
@Path("/apps/{app}")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {
    private final Apps apps;
    private final AppConfig config;
    private final Releases releases;
    private final Caller caller;

    ConfigResource(Apps apps, AppConfig config, Releases releases, Caller caller) {
        this.apps = apps;
        this.config = config;
        this.releases = releases;
        this.caller = caller;
    }

    @GET
    @Path("config-vars")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.READ_PROTECTED)
    public Map<String, String> info(String app) {
        return config.of(apps.require(app)).values();
    }

    @PATCH
    @Path("config-vars")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.WRITE_PROTECTED)
    public Map<String, String> update(String app, @Nullable JsonNode body) {
        if (!(body instanceof ObjectNode vars)) {
            throw SlipwayException.invalid(
                    "Send a JSON object of names and values, such as {\"GREETING\": \"hi\"}; null removes.");
        }
        Map<String, Optional<String>> changes = new HashMap<>();
        vars.properties().forEach(var -> changes.put(var.getKey(), value(var.getKey(), var.getValue())));
        return releases.configure(caller.account(), apps.require(app).id, changes)
                .values();
    }

    @GET
    @Path("releases/{release}/config-vars")
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.READ_PROTECTED)
    public Map<String, String> ofRelease(String app, String release) {
        return releases.configOf(releases.require(apps.require(app), release)).values();
    }

    private static Optional<String> value(String name, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isContainerNode()) {
            throw SlipwayException.invalid("Config var %s must be a text, not an object or a list.", name);
        }
        return Optional.of(value.asText());
    }
}
