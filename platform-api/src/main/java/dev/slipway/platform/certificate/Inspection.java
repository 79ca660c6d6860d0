package dev.slipway.platform.certificate;

import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what a user hands in, and says what is wrong with it before a visitor's browser would. */
@ApplicationScoped
public class Inspection {
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_USAGE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int SHORTEST_RSA = 2048;

    /** A longer one costs the router tens of milliseconds a handshake, and no visitor asks for it. */
    private static final int LONGEST_RSA = 4096;

    private static final Set<Integer> CURVES = Set.of(256, 384, 521);

    private final Clock clock;

    Inspection(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a key and its certificates, which may be in any order.
     *
     * @throws SlipwayException with the first reason why they can't be served
     */
    public CertifiedKey read(String chainPem, String keyPem) {
        PrivateKey key = KeyPem.read(keyPem);
        List<X509Certificate> given = ChainPem.read(chainPem);
        X509Certificate own = given.stream()
                .filter(certificate -> belongs(key, certificate))
                .findFirst()
                .orElseThrow(() -> SlipwayException.invalid(
                        "The private key doesn't belong to the certificate of %s. Send the key that the certificate was asked for with.",
                        name(given.getFirst())));
        requireTime(own);
        requireUsage(own);
        requireStrength(own);
        return new CertifiedKey(key, inOrder(own, given));
    }

    /** Whether what the key signs is the certificate's signature. */
    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        String algorithm = switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] challenge = new byte[32];
        new SecureRandom().nextBytes(challenge);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(challenge);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(challenge);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKindOfKey) {
            return false;
        }
    }

    private void requireTime(X509Certificate certificate) {
        Instant now = clock.instant();
        Instant end = certificate.getNotAfter().toInstant();
        Instant begin = certificate.getNotBefore().toInstant();
        if (!end.isAfter(now)) {
            throw SlipwayException.invalid(
                    "The certificate of %s expired at %s. Get a new one from your authority.", name(certificate), end);
        }
        if (begin.isAfter(now)) {
            throw SlipwayException.invalid(
                    "The certificate of %s is valid from %s on. Visitors would be warned until then; add it again later.",
                    name(certificate), begin);
        }
    }

    private static void requireUsage(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        List<String> purposes = purposes(certificate);
        if (purposes != null && !purposes.contains(SERVER_AUTHENTICATION) && !purposes.contains(ANY_USAGE)) {
            throw SlipwayException.invalid(
                    "The certificate of %s is not for servers, but for e-mail, clients or code. Ask for one with the purpose serverAuth.",
                    name(certificate));
        }
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw SlipwayException.invalid(
                    "The certificate of %s may not sign handshakes. Ask for one with the key usage digitalSignature.",
                    name(certificate));
        }
        if (CertificateNames.of(certificate).isEmpty()) {
            throw SlipwayException.invalid(
                    "The certificate names no host. Ask for one with your domains as subject alternative names.");
        }
    }

    private static @Nullable List<String> purposes(X509Certificate certificate) {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw SlipwayException.invalid("The purposes of the certificate of %s can't be read.", name(certificate));
        }
    }

    private static void requireStrength(X509Certificate certificate) {
        String signature = certificate.getSigAlgName();
        if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
            throw SlipwayException.invalid(
                    "The certificate of %s is signed with %s, which browsers refuse. Ask for one with SHA-256.",
                    name(certificate), signature);
        }
        switch (certificate.getPublicKey()) {
            case RSAPublicKey key
            when key.getModulus().bitLength() < SHORTEST_RSA ->
                throw SlipwayException.invalid(
                        "The RSA key has %d bits, which can be broken. Take one of at least %d.",
                        key.getModulus().bitLength(), SHORTEST_RSA);
            case RSAPublicKey key
            when key.getModulus().bitLength() > LONGEST_RSA ->
                throw SlipwayException.invalid(
                        "The RSA key has %d bits, which makes each handshake slow. Take one of at most %d, or ECDSA.",
                        key.getModulus().bitLength(), LONGEST_RSA);
            case ECPublicKey key
            when !CURVES.contains(key.getParams().getCurve().getField().getFieldSize()) ->
                throw SlipwayException.invalid("Browsers don't take this curve. Take P-256, P-384 or P-521.");
            default -> {
                // Nothing to say against it.
            }
        }
    }

    /** The key's own certificate, its issuer's, and so on. */
    private static List<X509Certificate> inOrder(X509Certificate own, List<X509Certificate> given) {
        List<X509Certificate> left = new ArrayList<>(given);
        List<X509Certificate> chain = new ArrayList<>();
        @Nullable X509Certificate next = own;
        while (next != null) {
            left.remove(next);
            chain.add(next);
            X509Certificate last = next;
            next = left.stream()
                    .filter(candidate -> signed(candidate, last))
                    .findFirst()
                    .orElse(null);
        }
        if (!left.isEmpty()) {
            throw SlipwayException.invalid(
                    "The certificate of %s has no place in the chain of %s: it signed none of the others. Leave it out, or add what is between them.",
                    left.getFirst().getSubjectX500Principal().getName(), name(own));
        }
        return chain;
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherOneOfThatName) {
            return false;
        }
    }

    /** What a certificate is called in messages. */
    private static String name(X509Certificate certificate) {
        return CertificateNames.of(certificate).stream()
                .findFirst()
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }
}
