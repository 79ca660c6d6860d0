package dev.slipway.platform.key;

import dev.slipway.model.error.SlipwayException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Reads what a user gives as a public key; refuses with the reason what is none, or too weak a one. */
final class KeyReader {
    private static final Set<String> ECDSA =
            Set.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521");
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_COMMENT = 255;
    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_RSA = 16_384;
    private static final String MAKE_ONE = "Make a key with: ssh-keygen -t ed25519";

    private KeyReader() {}

    /** @throws SlipwayException with the reason, if this is not a public key that is taken */
    static SshKey read(String given) {
        String text = given.strip();
        refuseWhatIsNoLine(text);
        String[] parts = text.split("[ \t]+", 3);
        String type = parts[0];
        refuseType(type);
        if (parts.length < 2) {
            throw noKey();
        }
        byte[] data = decode(parts[1]);
        PublicKey key = parse(type, data);
        if (key instanceof RSAPublicKey rsa) {
            refuseLength(rsa.getModulus().bitLength());
        }
        return new SshKey(type, data, parts.length == 3 ? comment(parts[2]) : "");
    }

    private static void refuseWhatIsNoLine(String text) {
        if (text.contains("PRIVATE KEY")) {
            throw SlipwayException.invalid("This is a private key, which must never leave your machine, and was not"
                    + " kept. Send the public one: the file whose name ends in .pub.");
        }
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw noKey();
        }
        if (text.lines().count() > 1) {
            throw SlipwayException.invalid("A public key is one line, and these are several. Send one key at a time,"
                    + " without line breaks in it.");
        }
    }

    private static void refuseType(String type) {
        if (type.equals("ssh-dss")) {
            throw SlipwayException.invalid("DSA keys are too weak and are not taken any more. " + MAKE_ONE);
        }
        if (type.contains("-cert-")) {
            throw SlipwayException.invalid("This is a certificate. Send the plain public key it was made for.");
        }
        if (type.startsWith("sk-")) {
            throw SlipwayException.invalid("Keys that live on a security key are not taken yet. " + MAKE_ONE);
        }
        if (!type.equals("ssh-ed25519") && !type.equals("ssh-rsa") && !ECDSA.contains(type)) {
            throw noKey();
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw noKey();
        }
    }

    /** The data must say the same type, and be the only way to write this key: else one key could be added twice. */
    private static PublicKey parse(String type, byte[] data) {
        try {
            if (!new ByteArrayBuffer(data).getString().equals(type)) {
                throw noKey();
            }
            PublicKey key = new ByteArrayBuffer(data).getRawPublicKey();
            if (key == null || !Arrays.equals(SshKey.encode(key), data)) {
                throw noKey();
            }
            return key;
        } catch (SlipwayException e) {
            throw e;
        } catch (SshException | RuntimeException e) {
            // What the parser throws on data that it can't make sense of.
            throw noKey();
        }
    }

    private static void refuseLength(int bits) {
        if (bits < SHORTEST_RSA) {
            throw SlipwayException.invalid(
                    "This RSA key has %d bits; at least %d are needed. %s", bits, SHORTEST_RSA, MAKE_ONE);
        }
        if (bits > LONGEST_RSA) {
            throw SlipwayException.invalid(
                    "This RSA key has %d bits; at most %d are taken. %s", bits, LONGEST_RSA, MAKE_ONE);
        }
    }

    private static String comment(String comment) {
        if (comment.length() > LONGEST_COMMENT || comment.chars().anyMatch(Character::isISOControl)) {
            throw SlipwayException.invalid(
                    "The comment behind the key may have up to %d characters, and none that control terminals.",
                    LONGEST_COMMENT);
        }
        return comment;
    }

    private static SlipwayException noKey() {
        return SlipwayException.invalid("This is not a public SSH key of type Ed25519, ECDSA or RSA. Send the content"
                + " of a .pub file, such as: ssh-ed25519 AAAA… me@example.com");
    }
}
