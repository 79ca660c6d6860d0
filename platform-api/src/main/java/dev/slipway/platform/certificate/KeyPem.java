package dev.slipway.platform.certificate;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads a private key in PEM: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) or SEC 1 (RFC 5915). */
final class KeyPem {
    private static final int LONGEST = 16 * 1024;

    private KeyPem() {}

    /** @throws SlipwayException saying what was found instead of one key in the clear */
    static PrivateKey read(String pem) {
        if (pem.length() > LONGEST) {
            throw SlipwayException.invalid(
                    "private_key has %d characters; a key has at most %d. Send the key alone.", pem.length(), LONGEST);
        }
        List<PrivateKeyInfo> keys = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                read(block, keys);
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof SlipwayException told ? told : unreadable();
        }
        if (keys.isEmpty()) {
            throw unreadable();
        }
        if (keys.size() > 1) {
            throw SlipwayException.invalid(
                    "private_key holds %d keys. Send the one that the certificate was made for.", keys.size());
        }
        return key(keys.getFirst());
    }

    private static void read(Object block, List<PrivateKeyInfo> keys) {
        switch (block) {
            case PEMKeyPair pair -> keys.add(pair.getPrivateKeyInfo());
            case PrivateKeyInfo key -> keys.add(key);
            case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                throw SlipwayException.invalid(
                        "The private key is encrypted, and nobody could type its password when the"
                                + " router starts. Decrypt it: openssl pkey -in server.key -out decrypted.key");
            case X509CertificateHolder _ ->
                throw SlipwayException.invalid("private_key holds a certificate. Are key and certificate swapped?");
            case ASN1ObjectIdentifier _, X9ECParameters _ -> {
                // OpenSSL writes the curve before the key, which names it again.
            }
            default -> throw unreadable();
        }
    }

    private static PrivateKey key(PrivateKeyInfo info) {
        ASN1ObjectIdentifier kind = info.getPrivateKeyAlgorithm().getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithm(kind)).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw e instanceof SlipwayException told ? told : unreadable();
        }
    }

    private static String algorithm(ASN1ObjectIdentifier kind) {
        if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "EC";
        }
        if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return "Ed25519";
        }
        throw SlipwayException.invalid(
                "The private key is of a kind that browsers don't take (%s). Take one of RSA, ECDSA or Ed25519.", kind);
    }

    private static SlipwayException unreadable() {
        return SlipwayException.invalid("private_key can't be read. Send a private key in PEM, which begins with"
                + " -----BEGIN PRIVATE KEY-----, -----BEGIN RSA PRIVATE KEY----- or -----BEGIN EC PRIVATE KEY-----.");
    }
}
