package dev.slipway.platform.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority in a folder, made at its first use. It signs one server certificate for the names of this
 * installation, and a new one when that comes to its end or the names change; and those of the apps' own names, which are
 * kept elsewhere. Not thread-safe.
 */
final class LocalAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

    /** Apple's systems accept no longer one. */
    private static final Duration SERVER_LIFE = Duration.ofDays(397);

    private static final Duration RENEWAL = Duration.ofDays(60);

    /** For clocks that differ. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int DNS = GeneralName.dNSName;
    private static final int IP = GeneralName.iPAddress;

    private final PemFile authority;
    private final PemFile server;
    private final String installation;
    private final Clock clock;

    LocalAuthority(Path folder, String installation, Clock clock) {
        this.authority = new PemFile(folder.resolve("ca.pem"), folder.resolve("ca-key.pem"));
        this.server = new PemFile(folder.resolve("server.pem"), folder.resolve("server-key.pem"));
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * The key of a server of these names, with its certificate and the authority's.
     *
     * @param addresses IP addresses as text
     */
    Identity server(Collection<String> hostnames, Collection<String> addresses) {
        try {
            Identity issuer = authority();
            Identity found = server.read().orElse(null);
            if (found == null || !fits(found, issuer, hostnames, addresses)) {
                found = createServer(issuer, hostnames, addresses);
                server.write(found);
            }
            return found;
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("could not make a certificate for this installation's TLS ports", e);
        }
    }

    /** A new key for a server of this name, with its certificate and the authority's. */
    Identity issue(String hostname) {
        try {
            return createServer(authority(), List.of(hostname), List.of());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("could not make a certificate for " + hostname, e);
        }
    }

    /** The authority's own certificate. */
    X509Certificate certificate() {
        try {
            return authority().chain().getFirst();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("could not read or make this installation's certificate authority", e);
        }
    }

    private Identity authority() throws GeneralSecurityException, OperatorCreationException, IOException {
        Identity found = authority.read().orElse(null);
        if (found == null) {
            found = createAuthority();
            authority.write(found);
        }
        return found;
    }

    private boolean fits(Identity found, Identity issuer, Collection<String> hostnames, Collection<String> addresses)
            throws GeneralSecurityException {
        X509Certificate certificate = found.chain().getFirst();
        Instant end = certificate.getNotAfter().toInstant();
        TreeSet<String> wanted = new TreeSet<>(hostnames);
        wanted.addAll(addresses);
        TreeSet<String> names = new TreeSet<>();
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
            names.add(String.valueOf(name.get(1)));
        }
        return clock.instant().plus(RENEWAL).isBefore(end)
                && found.chain().getLast().equals(issuer.chain().getFirst())
                && names.containsAll(wanted);
    }

    private Identity createAuthority() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = EcKeys.generate();
        X500Principal name = new X500Principal("CN=Slipway " + installation + " local authority");
        JcaX509v3CertificateBuilder certificate = builder(name, name, keys.getPublic(), AUTHORITY_LIFE);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new Identity(keys.getPrivate(), List.of(sign(certificate, keys)));
    }

    private Identity createServer(Identity issuer, Collection<String> hostnames, Collection<String> addresses)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = EcKeys.generate();
        X509Certificate parent = issuer.chain().getFirst();
        JcaX509v3CertificateBuilder certificate = builder(
                parent.getSubjectX500Principal(),
                new X500Principal("CN=Slipway " + installation),
                keys.getPublic(),
                SERVER_LIFE);
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        certificate.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        certificate.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(parent));
        List<GeneralName> names = new java.util.ArrayList<>();
        hostnames.forEach(name -> names.add(new GeneralName(DNS, name)));
        addresses.forEach(address -> names.add(new GeneralName(IP, address)));
        certificate.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        KeyPair issuerKeys = new KeyPair(parent.getPublicKey(), issuer.key());
        return new Identity(keys.getPrivate(), List.of(sign(certificate, issuerKeys), parent));
    }

    private JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Duration life)
            throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(life)),
                subject,
                key);
        certificate.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return certificate;
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder certificate, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(issuer.getPrivate())));
    }
}
