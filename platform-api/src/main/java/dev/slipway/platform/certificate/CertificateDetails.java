package dev.slipway.platform.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * What there is to tell of a certificate.
 *
 * @param names the hosts that it speaks for
 * @param issuer in OpenSSL's one-line form, {@code /C=US/O=Example/CN=Root}, as Heroku writes it
 * @param trusted whether the chain leads to one of the roots that Java knows
 */
public record CertificateDetails(
        List<String> names,
        String subject,
        String issuer,
        Instant startsAt,
        Instant expiresAt,
        boolean selfSigned,
        boolean trusted) {

    static CertificateDetails of(List<X509Certificate> chain) {
        X509Certificate own = chain.getFirst();
        return new CertificateDetails(
                CertificateNames.of(own),
                line(own.getSubjectX500Principal()),
                line(own.getIssuerX500Principal()),
                own.getNotBefore().toInstant(),
                own.getNotAfter().toInstant(),
                signedItself(own),
                PublicRoots.vouchFor(chain));
    }

    /** Whether one of the names is this host's. */
    public boolean covers(String hostname) {
        return CertificateNames.cover(names, hostname);
    }

    private static boolean signedItself(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherDid) {
            return false;
        }
    }

    private static String line(X500Principal principal) {
        StringBuilder line = new StringBuilder();
        for (RDN rdn : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
            for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
                String key = BCStyle.INSTANCE.oidToDisplayName(part.getType());
                line.append('/')
                        .append(key == null ? part.getType().getId() : key)
                        .append('=')
                        .append(IETFUtils.valueToString(part.getValue()));
            }
        }
        return line.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
