package dev.slipway.platform.secondfactor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.slipway.platform.account.Tokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes that an authenticator app makes of a secret and the time (RFC 6238): SHA-1, six digits, a new one every 30
 * seconds. These are what every app knows; some ignore it when they are told of others.
 *
 * @param secret in base32
 */
record TimedCodes(String secret) {
    private static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;

    /** How many steps the two clocks may be apart, either way. */
    private static final int WINDOW = 1;

    /** What RFC 4226, section 4, recommends. */
    private static final int SECRET_BYTES = 20;

    private static final HmacOneTimePasswordGenerator GENERATOR = new HmacOneTimePasswordGenerator(DIGITS);

    static TimedCodes random() {
        return new TimedCodes(Secrets.random(SECRET_BYTES));
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    String at(long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(Secrets.decode(secret), "RAW"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes keys of any length", e);
        }
    }

    /** The step that this is the code of; empty if it is none that may be used now. All are compared, whichever it is. */
    Optional<Long> stepOf(String code, Instant now) {
        long current = step(now);
        return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
                .filter(step -> Tokens.same(at(step), code))
                .boxed()
                .reduce((_, later) -> later);
    }

    /** What an app reads from a QR code, in the form that Google's wrote down and all others follow. */
    URI uri(String issuer, String email) {
        return URI.create("otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(issuer), encoded(email), secret, encoded(issuer)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TimedCodes[redacted]";
    }
}
