package dev.slipway.platform.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Makes keys on the curve P-256: small, quick, and known to every client. */
public final class EcKeys {
    private EcKeys() {}

    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has the curve P-256", e);
        }
    }

    /** Private and public key as text, for {@link #read}. Whoever stores it seals it. */
    public static String write(KeyPair keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(keys.getPrivate().getEncoded()) + " "
                + base64.encodeToString(keys.getPublic().getEncoded());
    }

    /** @throws IllegalStateException if it was not written by {@link #write} */
    public static KeyPair read(String written) {
        Base64.Decoder base64 = Base64.getDecoder();
        String[] halves = written.split(" ");
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(halves[1]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(halves[0]))));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("a stored key can't be read", e);
        }
    }
}
