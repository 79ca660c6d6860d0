package dev.slipway.platform.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A certificate of the installation's own authority, for an app's own hostname. The row ends with the domain's. */
@Entity
public class LocalCertificate extends PanacheEntityBase {
    @Id
    public String hostname;

    /** Names what is below. */
    public String certificateId;

    /** The authority's certificate, by its own id. */
    public String issuerId;

    /** In PEM. */
    public String chain;

    public byte[] sealedKey;
    public Instant expiresAt;

    static Optional<LocalCertificate> of(String hostname) {
        return findByIdOptional(hostname);
    }

    static List<LocalCertificate> withCertificates(Collection<String> ids) {
        return list("certificateId in ?1", ids);
    }

    List<X509Certificate> certificates() {
        return ChainPem.stored(chain);
    }
}
