package dev.slipway.platform.oauth;

import dev.slipway.platform.account.ApiKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The tokens of a grant that are the newest. */
record Session(ApiKey access, OAuthRefreshToken refresh, OAuthAuthorization authorization) {
    /** The session that this access token belongs to; empty if the key is no such token, or if there is none. */
    static Optional<Session> ofAccessToken(UUID keyId) {
        return ApiKey.<ApiKey>findByIdOptional(keyId)
                .filter(key -> key.grantId != null)
                .flatMap(key -> OAuthRefreshToken.newestOf(Objects.requireNonNull(key.grantId))
                        .map(refresh -> new Session(key, refresh, authorization(refresh))));
    }

    private static OAuthAuthorization authorization(OAuthRefreshToken refresh) {
        OAuthGrant grant = OAuthGrant.findById(refresh.grantId);
        return OAuthAuthorization.findById(grant.authorizationId);
    }

    UUID id() {
        return refresh.grantId;
    }

    Instant accessEnd() {
        return Objects.requireNonNull(access.expiresAt, "access tokens have an end");
    }
}
