package dev.slipway.platform.domain;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The domain as the Platform API shows it. */
public record DomainView(
        @Nullable String acmStatus,
        @Nullable String acmStatusReason,
        AppRef app,
        @Nullable String cname,
        Instant createdAt,
        String hostname,
        UUID id,
        String kind,
        @Nullable Object sniEndpoint,
        String status,
        Instant updatedAt) {

    public static DomainView of(App app, Domain domain, String ownHostname) {
        boolean custom = domain.custom();
        return new DomainView(
                null,
                null,
                AppRef.of(app),
                custom ? ownHostname : null,
                domain.createdAt,
                domain.hostname,
                domain.id,
                domain.kind,
                null,
                custom ? "succeeded" : "none",
                domain.updatedAt);
    }
}
