package dev.slipway.model.route;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private keys on their way to routers and on the routers' disks, with AES-256-GCM under a key that HKDF (RFC 5869)
 * makes of the routers' token. A sealed key is {@code KEYID.BASE64}: the id tells whether it was another token. Immutable.
 */
public final class KeySeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final String keyId;

    /** @param token that platform and routers share */
    public KeySeal(String token) {
        this.key = new SecretKeySpec(derive(token, "slipway certificate keys", 32), "AES");
        this.keyId = HexFormat.of().formatHex(derive(token, "slipway certificate keys id", ID_BYTES));
    }

    /** @param certificate the id of the key's certificate; the same must be given to open it, so keys can't be swapped */
    public String seal(byte[] plain, String certificate) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, certificate).doFinal(plain);
            byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return keyId + "." + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not seal a key", e);
        }
    }

    /** @throws GeneralSecurityException if it was sealed under another token, for another certificate, or not at all */
    public byte[] open(String sealed, String certificate) throws GeneralSecurityException {
        if (!sealed.startsWith(keyId + ".")) {
            throw new GeneralSecurityException("the key of certificate " + certificate
                    + " was sealed under another token than the one in router-token");
        }
        byte[] whole = decode(sealed.substring(keyId.length() + 1));
        if (whole.length < NONCE_BYTES) {
            throw new GeneralSecurityException("the key of certificate " + certificate + " is cut short");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(whole, 0, nonce, 0, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, certificate).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    }

    @Override
    public String toString() {
        return "KeySeal[[redacted]]";
    }

    private Cipher cipher(int mode, byte[] nonce, String certificate) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(certificate.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derive(String token, String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(token.getBytes(StandardCharsets.UTF_8))
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF with SHA-256", e);
        }
    }

    private static byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64", e);
        }
    }
}
