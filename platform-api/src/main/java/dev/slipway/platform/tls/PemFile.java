package dev.slipway.platform.tls;

import dev.slipway.platform.file.PrivateFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Certificates and their key as two PEM files of mode 0600. */
record PemFile(Path certificates, Path key) {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Empty unless both files are there. */
    Optional<Identity> read() throws GeneralSecurityException {
        Optional<String> chain = PrivateFile.read(certificates);
        Optional<String> secret = PrivateFile.read(key);
        if (chain.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> parsed = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(chain.get().getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        return Optional.of(new Identity(parseKey(secret.get()), parsed));
    }

    /** The key first, so that certificates are never there without it. */
    void write(Identity identity) throws GeneralSecurityException {
        PrivateFile.write(key, pem("PRIVATE KEY", identity.key().getEncoded()));
        StringBuilder chain = new StringBuilder();
        for (X509Certificate certificate : identity.chain()) {
            chain.append(new String(pem("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII));
        }
        PrivateFile.write(certificates, chain.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static PrivateKey parseKey(String pem) throws GeneralSecurityException {
        String base64 = pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static byte[] pem(String label, byte[] content) {
        return ("-----BEGIN " + label + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
