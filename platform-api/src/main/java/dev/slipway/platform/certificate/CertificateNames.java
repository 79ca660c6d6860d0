package dev.slipway.platform.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The host names that a certificate speaks for. */
final class CertificateNames {
    private static final int DNS = 2;

    /** Anything else is the name of no host, and could hold what terminals obey. */
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    private CertificateNames() {}

    /** The subject alternative names; of an old certificate without any, its common name. */
    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) {
                return commonName(certificate).filter(CertificateNames::isHost).stream()
                        .toList();
            }
            return alternatives.stream()
                    .filter(name -> name.getFirst().equals(DNS))
                    .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                    .filter(CertificateNames::isHost)
                    .distinct()
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whether one of the names is this host's; a star stands for one label (RFC 9525, section 6.3). */
    static boolean cover(List<String> names, String hostname) {
        int dot = hostname.indexOf('.');
        String wildcard = dot < 0 ? hostname : "*" + hostname.substring(dot);
        return names.contains(hostname) || names.contains(wildcard);
    }

    private static boolean isHost(String name) {
        return HOST.matcher(name).matches();
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        RDN[] found = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(
                                found[found.length - 1].getFirst().getValue())
                        .toLowerCase(Locale.ROOT));
    }
}
