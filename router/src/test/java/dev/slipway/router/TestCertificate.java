package dev.slipway.router;

import dev.slipway.model.route.Certificate;
import dev.slipway.model.route.KeySeal;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate for one hostname, as the platform hands it over, and clients that trust no other. */
record TestCertificate(String hostname, X509Certificate certificate, KeyPair keys) {
    private static final Duration LIFE = Duration.ofDays(1);

    static TestCertificate of(String hostname) throws Exception {
        return of(hostname, "EC", 256, "SHA256withECDSA");
    }

    static TestCertificate of(String hostname, String algorithm, int bits, String signature) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        KeyPair keys = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=" + hostname);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(LIFE)),
                Date.from(now.plus(LIFE)),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, hostname)));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
        return new TestCertificate(hostname, certificate, keys);
    }

    Certificate sealed() throws Exception {
        return sealed(FakePlatform.TOKEN);
    }

    Certificate sealed(String token) throws Exception {
        String id = HexFormat.of().formatHex(certificate.getSerialNumber().toByteArray());
        return new Certificate(
                id,
                List.of(Base64.getEncoder().encodeToString(certificate.getEncoded())),
                new KeySeal(token).seal(keys.getPrivate().getEncoded(), id));
    }

    /** What is in the PEM and DER of the key, as it must be found on no disk. */
    String secret() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    /** A client after its handshake, which has checked the certificate and its name. */
    SSLSocket connect(int port, String... protocols) throws Exception {
        SSLSocket socket = (SSLSocket)
                context().getSocketFactory().createSocket(new Socket("127.0.0.1", port), hostname, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(hostname)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(60_000);
        socket.startHandshake();
        return socket;
    }

    Wire wire(int port) throws Exception {
        return new Wire(connect(port));
    }

    /** Asks with an address instead of a name. */
    SSLSocket withoutName(int port) throws IOException {
        try {
            SSLSocket socket =
                    (SSLSocket) context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of());
            socket.setSSLParameters(parameters);
            return socket;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    SSLContext context() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
