package dev.slipway.platform.domain;

import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.certificate.SniEndpoint;
import java.time.Instant;
import java.util.Optional;
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
        @Nullable EndpointRef sniEndpoint,
        String status,
        Instant updatedAt) {

    public static DomainView of(App app, Domain domain, String ownHostname) {
        boolean custom = domain.custom();
        return new DomainView(
                domain.acmStatus,
                domain.acmStatusReason,
                AppRef.of(app),
                custom ? ownHostname : null,
                domain.createdAt,
                domain.hostname,
                domain.id,
                domain.kind,
                EndpointRef.of(domain),
                custom ? "succeeded" : "none",
                domain.updatedAt);
    }

    /** The certificate that is shown, by its name. */
    public record EndpointRef(UUID id, String name) {
        static @Nullable EndpointRef of(Domain domain) {
            return Optional.ofNullable(domain.sniEndpointId)
                    .flatMap(SniEndpoint::byId)
                    .map(endpoint -> new EndpointRef(endpoint.id, endpoint.name))
                    .orElse(null);
        }
    }
}
