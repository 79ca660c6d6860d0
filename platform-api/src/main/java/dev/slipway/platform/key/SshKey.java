package dev.slipway.platform.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * A public key as SSH writes it (RFC 4253, section 6.6).
 *
 * @param type such as {@code ssh-ed25519}
 * @param data the key in SSH's encoding; not to be changed
 * @param comment may be empty
 */
record SshKey(String type, byte[] data, String comment) {

    /** The line of a {@code .pub} file. */
    String line() {
        String key = type + " " + Base64.getEncoder().encodeToString(data);
        return comment.isEmpty() ? key : key + " " + comment;
    }

    /** Sixteen pairs of hexadecimal digits with colons, the form that Heroku's API has. */
    String fingerprint() {
        return HexFormat.ofDelimiter(":").formatHex(hash("MD5", data));
    }

    /** {@code SHA256:…}, as OpenSSH shows it. */
    String digest() {
        return digest(data);
    }

    static String digest(PublicKey key) {
        return digest(encode(key));
    }

    static byte[] encode(PublicKey key) {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(key);
        return buffer.getCompactData();
    }

    private static String digest(byte[] data) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash("SHA-256", data));
    }

    private static byte[] hash(String algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
