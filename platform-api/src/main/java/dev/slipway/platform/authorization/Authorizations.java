package dev.slipway.platform.authorization;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Caller;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.oauth.ClientAuthorizations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes, changes and revokes the keys of the account that asks. */
@ApplicationScoped
public class Authorizations {
    /** Heroku's word for the account's default one. */
    private static final String DEFAULT = "~";

    private static final String DEFAULT_DESCRIPTION = "Long-lived user authorization";

    private final Clock clock;
    private final Accounts accounts;
    private final Caller caller;
    private final Audit audit;
    private final AfterCommit afterCommit;
    private final ClientAuthorizations ofClients;

    Authorizations(
            Clock clock,
            Accounts accounts,
            Caller caller,
            Audit audit,
            AfterCommit afterCommit,
            ClientAuthorizations ofClients) {
        this.clock = clock;
        this.accounts = accounts;
        this.caller = caller;
        this.audit = audit;
        this.afterCommit = afterCommit;
        this.ofClients = ofClients;
    }

    /** A key with its text, at the one moment when that is known. */
    public record Shown(ApiKey key, String token) {
        @Override
        public String toString() {
            return "Shown[" + key.id + "]";
        }
    }

    public List<ApiKey> list() {
        return ApiKey.ofAccount(caller.account().id, clock.instant());
    }

    /** What id {@code ~} stands for: of a client its own authorization, else the key of the installation. */
    String resolve(String id) {
        return id.equals(DEFAULT)
                ? caller.keyId()
                        .flatMap(ofClients::behind)
                        .or(() -> accounts.installationKey().map(key -> key.id))
                        .map(UUID::toString)
                        .orElse(id)
                : id;
    }

    /** @param id the authorization's, or {@code ~} */
    ApiKey require(String id) {
        String wanted = resolve(id);
        return list().stream()
                .filter(key -> key.id.toString().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> SlipwayException.missing(
                        "authorization", "Couldn't find that authorization: you have none %s.", id));
    }

    @Transactional
    public Shown create(NewAuthorization wanted) {
        Account account = caller.account();
        Instant now = clock.instant();
        ApiKey.deleteExpired(now);
        String token = Tokens.random();
        String description = wanted.description().orElse(DEFAULT_DESCRIPTION);
        ApiKey key = ApiKey.create(account, token, description, wanted.scopes(), now);
        key.expiresAt = wanted.expiresAt().orElse(null);
        audit.record(account.id, "authorization:create", key.id + " " + key.scope);
        return new Shown(key, token);
    }

    @Transactional
    ApiKey describe(String id, String description) {
        ApiKey key = require(id);
        key.description = description;
        key.updatedAt = clock.instant();
        return key;
    }

    /** Gives the key another text; the old one is good for nothing from now on. */
    @Transactional
    Shown rotate(String id) {
        ApiKey key = require(id);
        String token = Tokens.random();
        String oldHash = key.tokenHash;
        key.token(token);
        key.updatedAt = clock.instant();
        audit.record(key.accountId, "authorization:rotate", key.id.toString());
        afterCommit.run(() -> accounts.replaced(oldHash, token));
        return new Shown(key, token);
    }

    @Transactional
    public ApiKey revoke(String id) {
        ApiKey key = require(id);
        if (accounts.installationKey().filter(known -> known.id.equals(key.id)).isPresent()) {
            throw SlipwayException.invalid(
                    "This is the installation's own key, in $SLIPWAY_HOME/api-key, which scripts rely on. Rotate it instead.");
        }
        key.delete();
        audit.record(key.accountId, "authorization:revoke", key.id + " " + key.scope);
        return key;
    }
}
