package dev.slipway.platform.activity;

import dev.slipway.platform.account.NeedsPermission;
import dev.slipway.platform.account.Permission;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.audit.AuditEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /apps/:app/audit-events}: who changed what of the app, newest first. */
@Path("/apps/{app}/audit-events")
@Produces(MediaType.APPLICATION_JSON)
public class AppAuditEventResource {
    private final Apps apps;

    AppAuditEventResource(Apps apps) {
        this.apps = apps;
    }

    @GET
    @NeedsPermission(Permission.MANAGE)
    public List<AuditEventView> list(String app, @QueryParam("limit") @Nullable Integer limit) {
        return AuditEvent.newestOf(apps.require(app).id, AuditLimit.of(limit)).stream()
                .map(AuditEventView::of)
                .toList();
    }
}
