package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Scope;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** That an account lets a client act for it; there is one for each pair of them. */
@Entity
public class OAuthAuthorization extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID clientId;
    public UUID accountId;
    public String description;

    /** The words of its scopes, with commas between. */
    String scope;

    public Instant createdAt;
    public Instant updatedAt;

    public Set<Scope> scopes() {
        return Scope.read(scope);
    }

    static List<OAuthAuthorization> ofAccount(UUID accountId) {
        return list("accountId = ?1 order by createdAt, id", accountId);
    }

    static Optional<OAuthAuthorization> between(UUID clientId, UUID accountId) {
        return find("clientId = ?1 and accountId = ?2", clientId, accountId).firstResultOptional();
    }

    /** Those that no client can do anything with any more. */
    static long deleteSpent() {
        return delete("id not in (select g.authorizationId from OAuthGrant g)");
    }
}
