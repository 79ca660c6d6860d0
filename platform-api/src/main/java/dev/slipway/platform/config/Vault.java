package dev.slipway.platform.config;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.file.PrivateFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values with AES-256-GCM under the key in {@code $SLIPWAY_HOME/config-key}. A sealed value is one byte of key
 * id, 12 bytes of nonce and the ciphertext with its tag, so that keys can be rotated later. Thread-safe.
 */
@ApplicationScoped
public class Vault {
    private static final byte KEY_ID = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Vault(PlatformConfig config) {
        Path file = config.home().resolve("config-key");
        String hex = PrivateFile.read(file).orElseGet(() -> create(file));
        this.key = new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
    }

    /** @param context what the value belongs to; the same must be given to open it, so values can't be swapped */
    public byte[] seal(String plain, String context) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not seal a value", e);
        }
    }

    /** @throws IllegalStateException if the value was sealed with another key or for another context */
    public String open(byte[] sealed, String context) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(sealed);
            if (buffer.get() != KEY_ID) {
                throw new IllegalStateException(
                        "The value for " + context + " was sealed with a key that is not here.");
            }
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The value for " + context
                            + " can't be opened: is $SLIPWAY_HOME/config-key the one it was sealed with?",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String create(Path file) {
        String hex = Tokens.random();
        PrivateFile.write(file, hex.getBytes(StandardCharsets.UTF_8));
        return hex;
    }
}
