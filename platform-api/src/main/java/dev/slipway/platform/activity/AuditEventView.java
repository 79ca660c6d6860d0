package dev.slipway.platform.activity;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.audit.AuditEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change, as the API shows it.
 *
 * @param actor null for what the platform did by itself
 * @param app null for a change of an account; its name is what it was then
 * @param remoteAddress null for what did not come by HTTP
 */
record AuditEventView(
        String action,
        @Nullable AccountRef actor,
        @Nullable AppThen app,
        Instant createdAt,
        String details,
        UUID id,
        @Nullable String remoteAddress) {

    /** An app that may be gone, or have another name now. */
    record AppThen(UUID id, @Nullable String name) {}

    static AuditEventView of(AuditEvent event) {
        return new AuditEventView(
                event.action,
                event.accountId == null
                        ? null
                        : Account.<Account>findByIdOptional(event.accountId)
                                .map(AccountRef::of)
                                .orElse(null),
                event.appId == null ? null : new AppThen(event.appId, event.appName),
                event.at,
                event.details,
                event.id,
                event.remoteAddress);
    }
}
