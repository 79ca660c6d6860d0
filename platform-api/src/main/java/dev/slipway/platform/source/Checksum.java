package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tarball must have as its SHA-256, in lower case.
 *
 * @param field of the request, for messages
 */
record Checksum(String field, String expected) {
    private static final Pattern FORM = Pattern.compile("(?i:sha256):([0-9a-fA-F]{64})");

    static Checksum of(String field, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw SlipwayException.invalid(
                    "%s must be SHA256: and the 64 hexadecimal digits that sha256sum prints.", field);
        }
        return new Checksum(field, matcher.group(1).toLowerCase(Locale.ROOT));
    }

    /** @throws SlipwayException if the content is another; reads it to its end */
    void check(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(expected)) {
            throw SlipwayException.invalid(
                    "The tarball's SHA-256 is %s, but %s says %s. Was it changed or cut off on its way? Upload it again.",
                    actual, field, expected);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
