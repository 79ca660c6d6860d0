package dev.slipway.platform.oauth;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Attempts;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives clients tokens for a code or for a refresh token, each of which is good once. Whoever comes with one that was used
 * may have stolen it, or the other one has: all tokens of its session end then.
 */
@ApplicationScoped
class TokenIssuer {
    private final Clock clock;
    private final OAuthConfig config;
    private final Attempts attempts;
    private final Audit audit;

    TokenIssuer(Clock clock, OAuthConfig config, Attempts attempts, Audit audit) {
        this.clock = clock;
        this.config = config;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * @param address where the request comes from
     * @throws SlipwayException {@code rate_limit} after too many wrong secrets from there
     */
    @Transactional
    Issue issue(TokenRequest request, String address) {
        if (request.clientSecret().isEmpty()) {
            return new Issue.Refused(Issue.Refused.CLIENT, "Send the client's secret: client_secret.");
        }
        String counted = "client at " + address;
        attempts.requireAllowed(
                counted, config.mostAttempts(), "There were too many wrong client secrets from this address.");
        Optional<OAuthClient> client = OAuthClient.bySecret(request.clientSecret())
                .filter(found -> request.clientId()
                        .map(found.id.toString()::equalsIgnoreCase)
                        .orElse(true));
        if (client.isEmpty()) {
            attempts.failed(counted);
            return new Issue.Refused(
                    Issue.Refused.CLIENT,
                    "The client's secret is wrong. Another can be made: slipway clients:rotate ID.");
        }
        return switch (request.grantType()) {
            case TokenRequest.BY_CODE -> byCode(client.get(), request);
            case TokenRequest.BY_REFRESH_TOKEN -> byRefreshToken(client.get(), request);
            default ->
                new Issue.Refused(
                        "unsupported_grant_type", "The type of grant is authorization_code or refresh_token.");
        };
    }

    private Issue byCode(OAuthClient client, TokenRequest request) {
        Optional<OAuthGrant> found = OAuthGrant.lockedByCode(request.code()).filter(grant -> isOf(grant, client));
        if (found.isEmpty()) {
            return refused("The code is not known, or was given to another client.");
        }
        OAuthGrant grant = found.get();
        if (grant.usedAt != null) {
            return endSession(
                    client, grant, "The code was used already. The tokens that were given for it are revoked.");
        }
        if (!clock.instant().isBefore(grant.expiresAt)) {
            return refused("The code has expired. Send the user to /oauth/authorize again.");
        }
        if (request.redirectUri()
                .filter(address -> !address.equals(client.redirectUri))
                .isPresent()) {
            return refused("redirect_uri is not the one that the client is registered with.");
        }
        if (!isProven(grant, request.codeVerifier())) {
            return refused("code_verifier is not what the code_challenge was made of.");
        }
        grant.usedAt = clock.instant();
        return tokens(client, grant, grant.scopes());
    }

    private static boolean isProven(OAuthGrant grant, Optional<String> verifier) {
        return grant.codeChallenge == null
                ? verifier.isEmpty()
                : verifier.filter(new CodeChallenge(grant.codeChallenge)::isMetBy)
                        .isPresent();
    }

    private Issue byRefreshToken(OAuthClient client, TokenRequest request) {
        Optional<OAuthGrant> found =
                OAuthGrant.lockedByRefreshToken(request.refreshToken()).filter(grant -> isOf(grant, client));
        Optional<OAuthRefreshToken> sent = found.flatMap(_ -> OAuthRefreshToken.byToken(request.refreshToken()));
        if (sent.isEmpty()) {
            return refused("The refresh token is not known or revoked, or was given to another client.");
        }
        OAuthGrant grant = found.get();
        if (sent.get().usedAt != null) {
            return endSession(
                    client, grant, "The refresh token was used already. All tokens of its session are revoked.");
        }
        if (!clock.instant().isBefore(sent.get().expiresAt)) {
            return refused("The refresh token has expired. Send the user to /oauth/authorize again.");
        }
        Set<Scope> wanted = request.scope().map(Scope::read).orElse(grant.scopes());
        if (wanted.isEmpty() || !Scope.areIn(wanted, grant.scopes())) {
            return new Issue.Refused("invalid_scope", "scope is more than was granted: " + grant.scope + ".");
        }
        sent.get().usedAt = clock.instant();
        ApiKey.delete("grantId", grant.id);
        return tokens(client, grant, wanted);
    }

    private static boolean isOf(OAuthGrant grant, OAuthClient client) {
        OAuthAuthorization authorization = OAuthAuthorization.findById(grant.authorizationId);
        return authorization.clientId.equals(client.id);
    }

    private Issue endSession(OAuthClient client, OAuthGrant grant, String description) {
        OAuthAuthorization authorization = OAuthAuthorization.findById(grant.authorizationId);
        grant.delete();
        audit.record(
                authorization.accountId, "client:misuse", "%s %s: %s".formatted(client.id, client.name, description));
        return refused(description);
    }

    private static Issue refused(String description) {
        return new Issue.Refused(Issue.Refused.GRANT, description);
    }

    private Issue tokens(OAuthClient client, OAuthGrant grant, Set<Scope> scopes) {
        Instant now = clock.instant();
        OAuthAuthorization authorization = OAuthAuthorization.findById(grant.authorizationId);
        Account account = Account.findById(authorization.accountId);
        String accessToken = Tokens.random();
        ApiKey key = ApiKey.create(account, accessToken, client.name, scopes, now);
        key.grantId = grant.id;
        key.expiresAt = now.plus(config.accessLifetime());
        String refreshToken = Tokens.random();
        OAuthRefreshToken refresh = new OAuthRefreshToken();
        refresh.id = UUID.randomUUID();
        refresh.grantId = grant.id;
        refresh.tokenHash = Tokens.hash(refreshToken);
        refresh.createdAt = now;
        refresh.expiresAt = now.plus(config.refreshLifetime());
        refresh.persist();
        return new Issue.Pair(new Session(key, refresh, authorization), accessToken, refreshToken);
    }
}
