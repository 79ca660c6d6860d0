package dev.slipway.platform.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A user's name and password as an {@code Authorization} header of the scheme Basic carries them (RFC 7617). */
public record BasicCredentials(String user, String password) {
    private static final String SCHEME = "Basic ";

    /** Empty if the header is none of that scheme, or can't be read. */
    public static Optional<BasicCredentials> of(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[%s, redacted]".formatted(user);
    }
}
