package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What whoever redeems a code must know the origin of (RFC 7636). Only the method {@code S256} is taken.
 *
 * @param digest SHA-256 of the verifier in base64url without padding
 */
public record CodeChallenge(String digest) {
    static final String METHOD = "S256";
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    static boolean isOne(String text) {
        return DIGEST.matcher(text).matches();
    }

    boolean isMetBy(String verifier) {
        return VERIFIER.matcher(verifier).matches() && Tokens.same(digest, sha256(verifier));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
