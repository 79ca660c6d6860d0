package dev.slipway.platform.telemetry;

import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.http.Listing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/telemetry-drains}. */
@Path("/apps/{app}/telemetry-drains")
@Produces(MediaType.APPLICATION_JSON)
public class AppTelemetryDrainResource {
    private static final Listing<TelemetryDrain> LIST = Listing.<TelemetryDrain>of(drain -> drain.id)
            .byTime("created_at", drain -> drain.createdAt)
            .byTime("updated_at", drain -> drain.updatedAt);

    private final Apps apps;
    private final SealedExporters exporters;

    AppTelemetryDrainResource(Apps apps, SealedExporters exporters) {
        this.apps = apps;
        this.exporters = exporters;
    }

    @GET
    @NeedsPermission({Permission.DEPLOY, Permission.OPERATE})
    @NeedsScope(Scope.READ_PROTECTED)
    public Response list(String app, @HeaderParam("Range") @Nullable String range) {
        return LIST.page(
                range,
                TelemetryDrain.ofApp(apps.require(app).id),
                drain -> TelemetryDrainView.of(drain, exporters.open(drain)));
    }
}
