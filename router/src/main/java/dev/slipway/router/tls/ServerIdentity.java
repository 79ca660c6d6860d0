package dev.slipway.router.tls;

import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.KeySeal;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;

/** Makes of a certificate what handshakes need. */
final class ServerIdentity {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** With forward secrecy and authenticated encryption; the others of TLS 1.2 are left out (RFC 9325, section 4.2). */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** HTTP/1.1 is all that is spoken; a client that wants nothing else may still go on without ALPN. */
    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_1_1);

    private ServerIdentity() {}

    /**
     * @throws GeneralSecurityException if the seal does not open the key, or certificate or key can't be read
     * @throws SSLException if they don't fit together
     */
    static SslContext of(Certificate certificate, KeySeal seal) throws GeneralSecurityException, SSLException {
        X509Certificate[] chain = chain(certificate.chain());
        byte[] encoded = seal.open(certificate.key(), certificate.id());
        return SslContextBuilder.forServer(key(encoded, chain[0]), chain)
                .sslProvider(SslProvider.JDK)
                .protocols(PROTOCOLS)
                .ciphers(CIPHERS)
                .applicationProtocolConfig(ALPN)
                .build();
    }

    private static X509Certificate[] chain(List<String> encoded) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate[] chain = new X509Certificate[encoded.size()];
        for (int i = 0; i < chain.length; i++) {
            byte[] der = Base64.getDecoder().decode(encoded.get(i));
            chain[i] = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        }
        return chain;
    }

    private static PrivateKey key(byte[] encoded, X509Certificate certificate) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }
}
