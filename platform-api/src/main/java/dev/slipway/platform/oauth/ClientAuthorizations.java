package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an account has let clients do; it takes it back here. */
@ApplicationScoped
public class ClientAuthorizations {
    private final Clock clock;
    private final Audit audit;

    ClientAuthorizations(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** An authorization with whom it was given to. */
    public record Held(OAuthAuthorization authorization, OAuthClient client) {
        static Held of(OAuthAuthorization authorization) {
            return new Held(authorization, OAuthClient.findById(authorization.clientId));
        }
    }

    public List<Held> of(Account account) {
        return OAuthAuthorization.ofAccount(account.id).stream().map(Held::of).toList();
    }

    /** Empty if it is none of this account's. */
    public Optional<Held> find(Account account, String id) {
        return of(account).stream()
                .filter(held -> held.authorization().id.toString().equalsIgnoreCase(id))
                .findFirst();
    }

    /** The authorization that an access token comes of; empty for every other key. */
    public Optional<UUID> behind(UUID keyId) {
        return ApiKey.<ApiKey>findByIdOptional(keyId)
                .flatMap(key -> Optional.ofNullable(key.grantId))
                .flatMap(grantId -> OAuthGrant.<OAuthGrant>findByIdOptional(grantId))
                .map(grant -> grant.authorizationId);
    }

    @Transactional
    public Held describe(Held held, String description) {
        OAuthAuthorization authorization = OAuthAuthorization.findById(held.authorization().id);
        authorization.description = description;
        authorization.updatedAt = clock.instant();
        return new Held(authorization, held.client());
    }

    /** The client's codes and tokens are good for nothing from now on. */
    @Transactional
    public void revoke(Account account, Held held) {
        OAuthAuthorization.deleteById(held.authorization().id);
        audit.record(
                account.id,
                "client:revoke",
                "%s %s %s".formatted(held.client().id, held.client().name, held.authorization().scope));
    }
}
