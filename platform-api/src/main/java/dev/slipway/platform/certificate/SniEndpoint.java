package dev.slipway.platform.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A certificate of an app, in Heroku's words; domains name it. */
@Entity
public class SniEndpoint extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID appId;

    /** Such as {@code harbor-41872}; no other of the app has it. */
    public String name;

    /** Names what is below. */
    public String certificateId;

    /** In PEM, the key's own certificate first. */
    public String chain;

    /** Whether the platform got it by itself, and replaces it in time; else a user gave it. */
    public boolean managed;

    public byte[] sealedKey;
    public Instant createdAt;
    public Instant updatedAt;

    public static List<SniEndpoint> ofApp(UUID appId) {
        return list("appId = ?1 order by name", appId);
    }

    public static Optional<SniEndpoint> byId(UUID id) {
        return findByIdOptional(id);
    }

    /** @param idOrName as in a path of the API */
    public static Optional<SniEndpoint> ofApp(UUID appId, String idOrName) {
        return ofApp(appId).stream()
                .filter(endpoint ->
                        endpoint.name.equals(idOrName) || endpoint.id.toString().equals(idOrName))
                .findFirst();
    }

    static List<SniEndpoint> withCertificates(Collection<String> ids) {
        return list("certificateId in ?1", ids);
    }

    public CertificateDetails details() {
        return CertificateDetails.of(certificates());
    }

    List<X509Certificate> certificates() {
        return ChainPem.stored(chain);
    }
}
