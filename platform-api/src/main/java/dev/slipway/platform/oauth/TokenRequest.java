package dev.slipway.platform.oauth;

import java.util.Optional;

/**
 * With what a client asks for tokens (RFC 6749, 4.1.3 and 6). Prints none of its secrets.
 *
 * @param grantType {@code authorization_code} or {@code refresh_token}, if it is right
 * @param clientId empty where the secret alone says who it is, as on Heroku
 * @param redirectUri empty if it is not repeated
 * @param codeVerifier what the grant's {@link CodeChallenge} was made of
 * @param scope fewer scopes than were granted, for the new access token only
 */
record TokenRequest(
        String grantType,
        String clientSecret,
        Optional<String> clientId,
        String code,
        String refreshToken,
        Optional<String> redirectUri,
        Optional<String> codeVerifier,
        Optional<String> scope) {
    static final String BY_CODE = "authorization_code";
    static final String BY_REFRESH_TOKEN = "refresh_token";

    @Override
    public String toString() {
        return "TokenRequest[%s, redacted]".formatted(grantType);
    }
}
