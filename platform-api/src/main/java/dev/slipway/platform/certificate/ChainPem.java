package dev.slipway.platform.certificate;

import dev.slipway.model.error.SlipwayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads and writes certificates in PEM (RFC 7468). */
final class ChainPem {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 10;
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private ChainPem() {}

    /**
     * All certificates of a text, each once, in its order.
     *
     * @throws SlipwayException saying what was found instead
     */
    static List<X509Certificate> read(String pem) {
        if (pem.length() > LONGEST) {
            throw tooMuch();
        }
        Set<X509Certificate> found = new LinkedHashSet<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                found.add(certificate(block));
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            throw e instanceof SlipwayException told ? told : unreadable();
        }
        if (found.isEmpty()) {
            throw unreadable();
        }
        if (found.size() > MOST) {
            throw tooMuch();
        }
        return List.copyOf(found);
    }

    private static X509Certificate certificate(Object block) throws CertificateException {
        return switch (block) {
            case X509CertificateHolder holder -> new JcaX509CertificateConverter().getCertificate(holder);
            case PEMKeyPair _, PrivateKeyInfo _, PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                throw SlipwayException.invalid(
                        "certificate_chain holds a private key, which belongs into private_key. Everybody who may see the app can read the chain, so nothing was stored.");
            case PKCS10CertificationRequest _ ->
                throw SlipwayException.invalid(
                        "certificate_chain holds a certificate request. Send the certificate that your authority made of it.");
            default -> throw unreadable();
        };
    }

    /** Certificates that this class wrote. */
    static List<X509Certificate> stored(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate can't be read", e);
        }
    }

    static String write(List<X509Certificate> chain) {
        StringBuilder pem = new StringBuilder();
        try {
            for (X509Certificate certificate : chain) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(BASE64.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
        return pem.toString();
    }

    private static SlipwayException tooMuch() {
        return SlipwayException.invalid(
                "certificate_chain is too large: it holds the app's certificate and those between it and a root, at most %d certificates and %d characters.",
                MOST, LONGEST);
    }

    private static SlipwayException unreadable() {
        return SlipwayException.invalid(
                "certificate_chain can't be read. Send certificates in PEM, which begin with -----BEGIN CERTIFICATE-----; of one in DER, openssl x509 -inform der -in server.der makes it.");
    }
}
