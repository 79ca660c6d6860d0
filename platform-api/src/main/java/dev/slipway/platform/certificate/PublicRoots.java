package dev.slipway.platform.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that this Java trusts, which are about those of browsers. */
final class PublicRoots {
    private static final X509TrustManager ROOTS = load();

    private PublicRoots() {}

    static boolean vouchFor(List<X509Certificate> chain) {
        try {
            ROOTS.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException notTrusted) {
            return false;
        }
    }

    private static X509TrustManager load() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore javasOwn = null;
            factory.init(javasOwn);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java's own roots can't be read", e);
        }
    }
}
