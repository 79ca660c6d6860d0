package dev.slipway.platform.secondfactor;

import java.security.SecureRandom;
import org.apache.commons.codec.binary.Base32;

/** Makes secrets that people can type: base32 (RFC 4648), without padding. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** @param bytes a multiple of five, so that nothing has to be padded */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encode(random);
    }

    static String encode(byte[] bytes) {
        return new Base32().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        return new Base32().decode(text);
    }
}
