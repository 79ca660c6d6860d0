package dev.slipway.platform.certificate;

import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.KeySeal;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.file.PrivateFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands certificates over to routers, with their keys under the seal that routers can open. */
@ApplicationScoped
public class RouterCertificates {
    private final SealedKeys keys;
    private final Path token;

    RouterCertificates(SealedKeys keys, PlatformConfig config) {
        this.keys = keys;
        this.token = config.home().resolve("router-token");
    }

    /**
     * Those of these ids that there still are; one that is gone is told of by the routes that no longer name it. Call it in a
     * transaction.
     */
    public List<Certificate> of(Collection<String> ids) {
        Optional<KeySeal> seal = PrivateFile.read(token).map(KeySeal::new);
        if (ids.isEmpty() || seal.isEmpty()) {
            return List.of();
        }
        Map<String, Certificate> found = new LinkedHashMap<>();
        LocalCertificate.withCertificates(ids)
                .forEach(local -> found.computeIfAbsent(
                        local.certificateId, id -> certificate(id, local.certificates(), local.sealedKey, seal.get())));
        SniEndpoint.withCertificates(ids)
                .forEach(endpoint -> found.computeIfAbsent(
                        endpoint.certificateId,
                        id -> certificate(id, endpoint.certificates(), endpoint.sealedKey, seal.get())));
        return List.copyOf(found.values());
    }

    private Certificate certificate(String id, List<X509Certificate> chain, byte[] sealedKey, KeySeal seal) {
        return new Certificate(id, der(chain), seal.seal(keys.open(sealedKey, id), id));
    }

    private static List<String> der(List<X509Certificate> chain) {
        List<String> encoded = new ArrayList<>();
        try {
            for (X509Certificate certificate : chain) {
                encoded.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
        return encoded;
    }
}
