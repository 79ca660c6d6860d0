package dev.slipway.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Records changes, in the transaction of the change itself. */
@ApplicationScoped
public class Audit {
    private final Clock clock;

    Audit(Clock clock) {
        this.clock = clock;
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
        event.at = clock.instant();
        return event;
    }
}
