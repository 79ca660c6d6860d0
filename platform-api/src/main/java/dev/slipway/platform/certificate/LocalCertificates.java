package dev.slipway.platform.certificate;

import dev.slipway.platform.tls.Identity;
import dev.slipway.platform.tls.ServerTls;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has the installation's authority make a certificate for each name of an app, and another in time. */
@ApplicationScoped
public class LocalCertificates {
    private static final Duration RENEWAL = Duration.ofDays(60);

    private final Clock clock;
    private final ServerTls tls;
    private final SealedKeys keys;

    LocalCertificates(Clock clock, ServerTls tls, SealedKeys keys) {
        this.clock = clock;
        this.tls = tls;
        this.keys = keys;
    }

    /** The id of the hostname's certificate, which is made if need be. Call it in a transaction that holds the app. */
    public String idFor(String hostname) {
        Optional<LocalCertificate> found = LocalCertificate.of(hostname);
        String issuer = CertifiedKey.id(List.of(tls.issuer()));
        if (found.isPresent() && fits(found.get(), issuer)) {
            return found.get().certificateId;
        }
        LocalCertificate certificate = found.orElseGet(LocalCertificate::new);
        certificate.hostname = hostname;
        certificate.issuerId = issuer;
        issue(certificate);
        certificate.persist();
        return certificate.certificateId;
    }

    private boolean fits(LocalCertificate certificate, String issuer) {
        return certificate.issuerId.equals(issuer)
                && clock.instant().plus(RENEWAL).isBefore(certificate.expiresAt);
    }

    /** The authority's own certificate is left out of the chain: whoever trusts it has it. */
    private void issue(LocalCertificate certificate) {
        Identity issued = tls.issue(certificate.hostname);
        X509Certificate own = issued.chain().getFirst();
        certificate.certificateId = CertifiedKey.id(List.of(own));
        certificate.chain = ChainPem.write(List.of(own));
        certificate.sealedKey = keys.seal(issued.key(), certificate.certificateId);
        certificate.expiresAt = own.getNotAfter().toInstant();
    }
}
