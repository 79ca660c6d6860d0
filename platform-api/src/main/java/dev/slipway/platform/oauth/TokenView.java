package dev.slipway.platform.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as the Platform API shows them.
 *
 * @param client null: who knows its secret need not be told
 * @param id the access token's
 */
record TokenView(
        Token accessToken,
        Reference authorization,
        @Nullable Object client,
        Instant createdAt,
        Grant grant,
        UUID id,
        Token refreshToken,
        Reference session,
        Instant updatedAt,
        Reference user) {

    private static final String HIDDEN = "(shown once, when it was made)";

    /** @param expiresIn seconds */
    record Token(long expiresIn, UUID id, String token) {}

    record Reference(UUID id) {}

    record Grant(String code, String type) {}

    static TokenView of(Issue.Pair pair, TokenRequest request, Instant now) {
        Grant grant = new Grant(request.code(), request.grantType());
        return of(pair.session(), grant, pair.accessToken(), pair.refreshToken(), now);
    }

    static TokenView of(Session session, Instant now) {
        return of(session, new Grant(HIDDEN, TokenRequest.BY_CODE), HIDDEN, HIDDEN, now);
    }

    private static TokenView of(Session session, Grant grant, String accessToken, String refreshToken, Instant now) {
        return new TokenView(
                new Token(seconds(now, session.accessEnd()), session.access().id, accessToken),
                new Reference(session.authorization().id),
                null,
                session.access().createdAt,
                grant,
                session.access().id,
                new Token(seconds(now, session.refresh().expiresAt), session.refresh().id, refreshToken),
                new Reference(session.id()),
                session.access().updatedAt,
                new Reference(session.authorization().accountId));
    }

    private static long seconds(Instant now, Instant end) {
        return Duration.between(now, end).toSeconds();
    }
}
