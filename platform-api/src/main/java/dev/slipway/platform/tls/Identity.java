package dev.slipway.platform.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that speak for it.
 *
 * @param chain the key's own certificate first, then its issuer's
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    @Override
    public String toString() {
        return "Identity[[redacted], " + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
