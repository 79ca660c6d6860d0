package dev.slipway.platform.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.certificate.CertificateDetails;
import dev.slipway.platform.certificate.SniEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate of an app as the Platform API shows it; the private key is never shown. */
public record SniEndpointView(
        AppRef app,
        String certificateChain,
        Instant createdAt,
        @Nullable String displayName,
        List<UUID> domains,
        UUID id,
        String name,
        SslCert sslCert,
        Instant updatedAt) {

    public static SniEndpointView of(App app, SniEndpoint endpoint) {
        return new SniEndpointView(
                AppRef.of(app),
                endpoint.chain,
                endpoint.createdAt,
                null,
                Domain.showing(endpoint.id).stream().map(domain -> domain.id).toList(),
                endpoint.id,
                endpoint.name,
                SslCert.of(endpoint.certificateId, endpoint.details()),
                endpoint.updatedAt);
    }

    /** @param id changes with the certificate */
    public record SslCert(
            @JsonProperty("ca_signed?") boolean caSigned,
            List<String> certDomains,
            Instant expiresAt,
            UUID id,
            String issuer,
            @JsonProperty("self_signed?") boolean selfSigned,
            Instant startsAt,
            String subject) {
        static SslCert of(String certificateId, CertificateDetails details) {
            return new SslCert(
                    details.trusted(),
                    details.names(),
                    details.expiresAt(),
                    UUID.nameUUIDFromBytes(certificateId.getBytes(StandardCharsets.UTF_8)),
                    details.issuer(),
                    details.selfSigned(),
                    details.startsAt(),
                    details.subject());
        }
    }
}
