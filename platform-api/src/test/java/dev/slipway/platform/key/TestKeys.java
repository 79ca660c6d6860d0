package dev.slipway.platform.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Fresh keys, as the lines of {@code .pub} files without comments. */
public final class TestKeys {
    private TestKeys() {}

    static String ed25519() {
        return line(pair("ssh-ed25519", 256));
    }

    static String ecdsa(int bits) {
        return line(pair("ecdsa-sha2-nistp" + bits, bits));
    }

    static String rsa(int bits) {
        return line(pair("ssh-rsa", bits));
    }

    public static KeyPair pair() {
        return pair("ssh-ed25519", 256);
    }

    public static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    public static KeyPair pair(String type, int bits) {
        try {
            return KeyUtils.generateKeyPair(type, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
