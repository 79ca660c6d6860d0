package dev.slipway.platform.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.app.Rights;
import dev.slipway.platform.outbound.PublicAddresses;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /telemetry-drains}. The headers hold keys, so to read one takes what it takes to read config vars. */
@Path("/telemetry-drains")
@Produces(MediaType.APPLICATION_JSON)
public class TelemetryDrainResource {
    private final Apps apps;
    private final Rights rights;
    private final TelemetryDrains drains;
    private final SealedExporters exporters;
    private final PublicAddresses addresses;
    private final Caller caller;

    TelemetryDrainResource(
            Apps apps,
            Rights rights,
            TelemetryDrains drains,
            SealedExporters exporters,
            PublicAddresses addresses,
            Caller caller) {
        this.apps = apps;
        this.rights = rights;
        this.drains = drains;
        this.exporters = exporters;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    public Response create(@Nullable JsonNode body) {
        TelemetryFields fields = TelemetryFields.of(body);
        App app = apps.require(fields.owner());
        rights.require(caller.account(), app, Permission.OPERATE);
        List<Signal> signals = fields.signals();
        Exporter exporter = fields.exporter();
        addresses.require(exporter.host());
        TelemetryDrain drain = drains.add(caller.account(), app.id, signals, exporter);
        return Response.status(201).entity(view(drain)).build();
    }

    @GET
    @Path("{drain}")
    @NeedsScope(Scope.READ_PROTECTED)
    public TelemetryDrainView info(String drain) {
        return view(drains.require(caller.account(), drain, Permission.DEPLOY, Permission.OPERATE));
    }

    @PATCH
    @Path("{drain}")
    public TelemetryDrainView update(String drain, @Nullable JsonNode body) {
        TelemetryDrain known = drains.require(caller.account(), drain, Permission.OPERATE);
        TelemetryFields fields = TelemetryFields.of(body);
        List<Signal> signals = fields.signalsOr(known.signals());
        Exporter before = exporters.open(known);
        Exporter exporter = fields.exporterOr(before);
        if (!exporter.endpoint().equals(before.endpoint())) {
            addresses.require(exporter.host());
        }
        return view(drains.update(caller.account(), known, signals, exporter));
    }

    @DELETE
    @Path("{drain}")
    public TelemetryDrainView delete(String drain) {
        TelemetryDrain known = drains.require(caller.account(), drain, Permission.OPERATE);
        return view(drains.remove(caller.account(), known));
    }

    private TelemetryDrainView view(TelemetryDrain drain) {
        return TelemetryDrainView.of(drain, exporters.open(drain));
    }
}
