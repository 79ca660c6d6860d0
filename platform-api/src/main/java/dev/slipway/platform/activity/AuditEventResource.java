package dev.slipway.platform.activity;

import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.NeedsScope;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.audit.AuditEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /audit-events}: an administrator sees everything, everybody else what they did themselves. Newest first. */
@Path("/audit-events")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(Scope.GLOBAL)
public class AuditEventResource {
    private final Caller caller;

    AuditEventResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    public List<AuditEventView> list(@QueryParam("limit") @Nullable Integer limit) {
        int most = AuditLimit.of(limit);
        List<AuditEvent> events =
                caller.account().admin ? AuditEvent.newest(most) : AuditEvent.newestBy(caller.account().id, most);
        return events.stream().map(AuditEventView::of).toList();
    }
}
