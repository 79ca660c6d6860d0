package dev.slipway.platform.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records changes, in the transaction of the change itself. */
@ApplicationScoped
public class Audit {
    private final Clock clock;
    private final CurrentVertxRequest request;

    Audit(Clock clock, CurrentVertxRequest request) {
        this.clock = clock;
        this.request = request;
    }

    /**
     * @param action a verb with its object, such as {@code app:create}
     * @param details for people; never a config var's value
     */
    public void record(UUID accountId, UUID appId, String appName, String action, String details) {
        AuditEvent event = event(accountId, action, details);
        event.appId = appId;
        event.appName = appName;
        event.persist();
    }

    /** A change of the account itself, such as {@code key:add}. */
    public void record(UUID accountId, String action, String details) {
        event(accountId, action, details).persist();
    }

    private AuditEvent event(UUID accountId, String action, String details) {
        AuditEvent event = new AuditEvent();
        event.id = UUID.randomUUID();
        event.accountId = accountId;
        event.action = action;
        event.details = details;
        event.remoteAddress = remoteAddress();
        event.at = clock.instant();
        return event;
    }

    private @Nullable String remoteAddress() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext current = request.getCurrent();
        SocketAddress address = current == null ? null : current.request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }
}
