package dev.slipway.platform.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates as users get them from authorities, or make them themselves. */
public final class TestCertificate {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    final KeyPair keys;
    final X509Certificate certificate;
    private final List<X509Certificate> issuers;

    private TestCertificate(KeyPair keys, X509Certificate certificate, List<X509Certificate> issuers) {
        this.keys = keys;
        this.certificate = certificate;
        this.issuers = issuers;
    }

    /** Self-signed, with an ECDSA key. */
    public static TestCertificate of(String... hostnames) {
        return new Order(hostnames).make();
    }

    /** What the API takes as {@code certificate_chain}: the certificate and its issuers without the root. */
    public String chain() {
        StringBuilder pem = new StringBuilder(pem(certificate));
        issuers.stream()
                .filter(issuer -> !issuer.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
                .forEach(issuer -> pem.append(pem(issuer)));
        return pem.toString();
    }

    /** What the API takes as {@code private_key}, in PKCS #8. */
    public String key() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    /** A certificate that is still to be made. */
    static final class Order {
        private final String[] hostnames;
        private String subject;
        private String algorithm = "EC";
        private int bits = 256;
        private String signature = "SHA256withECDSA";
        private Instant from = Instant.now().minus(Duration.ofDays(1));
        private Instant until = Instant.now().plus(Duration.ofDays(90));
        private boolean authority;
        private int usage;
        private @Nullable KeyPurposeId purpose;
        private @Nullable TestCertificate issuer;

        Order(String... hostnames) {
            this.hostnames = hostnames;
            this.subject = "CN=" + (hostnames.length == 0 ? "nobody" : hostnames[0]) + ",O=Example,C=DE";
        }

        Order subject(String name) {
            this.subject = name;
            return this;
        }

        Order key(String kind, int length) {
            this.algorithm = kind;
            this.bits = length;
            this.signature = kind.equals("RSA") ? "SHA256withRSA" : kind.equals("EC") ? "SHA256withECDSA" : kind;
            return this;
        }

        Order signature(String name) {
            this.signature = name;
            return this;
        }

        Order valid(Duration begin, Duration end) {
            this.from = Instant.now().plus(begin);
            this.until = Instant.now().plus(end);
            return this;
        }

        Order authority() {
            this.authority = true;
            return this;
        }

        Order usage(int bitsOfUsage) {
            this.usage = bitsOfUsage;
            return this;
        }

        Order purpose(KeyPurposeId id) {
            this.purpose = id;
            return this;
        }

        Order signedBy(TestCertificate by) {
            this.issuer = by;
            this.signature = "SHA256withECDSA";
            return this;
        }

        TestCertificate make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
                if (bits > 0) {
                    generator.initialize(bits);
                }
                return sign(generator.generateKeyPair());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private TestCertificate sign(KeyPair keys) throws Exception {
            X500Principal name = new X500Principal(subject);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? name : issuer.certificate.getSubjectX500Principal(),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(from),
                    Date.from(until),
                    name,
                    keys.getPublic());
            if (hostnames.length > 0) {
                GeneralName[] names = new GeneralName[hostnames.length];
                for (int i = 0; i < names.length; i++) {
                    names[i] = new GeneralName(GeneralName.dNSName, hostnames[i]);
                }
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            var signer = new JcaContentSignerBuilder(signature)
                    .build(issuer == null ? keys.getPrivate() : issuer.keys.getPrivate());
            List<X509Certificate> issuers = new ArrayList<>();
            if (issuer != null) {
                issuers.add(issuer.certificate);
                issuers.addAll(issuer.issuers);
            }
            return new TestCertificate(
                    keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)), issuers);
        }
    }
}
