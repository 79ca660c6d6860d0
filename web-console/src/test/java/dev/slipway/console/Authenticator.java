package dev.slipway.console;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. */
final class Authenticator {
    private Authenticator() {}

    /** What it shows now for a secret in base32. */
    static String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "RAW"), Instant.now());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
