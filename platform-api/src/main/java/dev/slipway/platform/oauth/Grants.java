package dev.slipway.platform.oauth;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
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

/** Lets clients act for accounts, and takes it back when nothing can come of it any more. */
@ApplicationScoped
public class Grants {
    private final Clock clock;
    private final OAuthConfig config;
    private final Audit audit;

    Grants(Clock clock, OAuthConfig config, Audit audit) {
        this.clock = clock;
        this.config = config;
        this.audit = audit;
    }

    /** A grant with its code, at the one moment when that is known. */
    public record Offered(OAuthAuthorization authorization, OAuthClient client, OAuthGrant grant, String code) {}

    /**
     * Lets the client act for the account. If it could before with other scopes, its earlier tokens end with them.
     *
     * @param description empty for the client's name
     */
    @Transactional
    public Offered allow(
            Account account,
            UUID clientId,
            Set<Scope> scopes,
            Optional<CodeChallenge> challenge,
            Optional<String> description) {
        OAuthClient client = OAuthClient.locked(clientId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that client: it was deleted meanwhile."));
        Instant now = clock.instant();
        String words = Scope.join(scopes);
        OAuthAuthorization authorization =
                OAuthAuthorization.between(client.id, account.id).orElseGet(() -> begin(account, client, now));
        if (!words.equals(authorization.scope)) {
            OAuthGrant.deleteOf(authorization.id);
        }
        authorization.scope = words;
        authorization.description = description.orElse(client.name);
        authorization.updatedAt = now;
        authorization.persist();
        String code = Tokens.random();
        OAuthGrant grant = grant(authorization, code, now);
        grant.codeChallenge = challenge.map(CodeChallenge::digest).orElse(null);
        grant.persist();
        audit.record(account.id, "client:authorize", "%s %s %s".formatted(client.id, client.name, words));
        return new Offered(authorization, client, grant, code);
    }

    private static OAuthAuthorization begin(Account account, OAuthClient client, Instant now) {
        OAuthAuthorization authorization = new OAuthAuthorization();
        authorization.id = UUID.randomUUID();
        authorization.clientId = client.id;
        authorization.accountId = account.id;
        authorization.createdAt = now;
        return authorization;
    }

    private OAuthGrant grant(OAuthAuthorization authorization, String code, Instant now) {
        OAuthGrant grant = new OAuthGrant();
        grant.id = UUID.randomUUID();
        grant.authorizationId = authorization.id;
        grant.codeHash = Tokens.hash(code);
        grant.scope = authorization.scope;
        grant.createdAt = now;
        grant.expiresAt = now.plus(config.codeLifetime());
        return grant;
    }

    /** @return how many rows were removed */
    @Transactional
    public long removeSpent() {
        Instant now = clock.instant();
        return OAuthRefreshToken.deleteExpired(now) + OAuthGrant.deleteSpent(now) + OAuthAuthorization.deleteSpent();
    }
}
