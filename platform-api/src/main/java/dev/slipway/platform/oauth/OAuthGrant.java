package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that a client exchanges for tokens, once. It is stored only as a SHA-256 hash. From then on the row is the
 * session that these tokens, and those that follow them, belong to: when it is deleted, they are.
 */
@Entity
public class OAuthGrant extends PanacheEntityBase {
    @Id
    public UUID id;

    UUID authorizationId;
    String codeHash;

    /** The words of its scopes, with commas between. */
    String scope;

    /** Null if the client gave none. */
    @Nullable
    String codeChallenge;

    Instant createdAt;
    public Instant expiresAt;

    /** Null as long as the code was not exchanged. */
    @Nullable
    Instant usedAt;

    Set<Scope> scopes() {
        return Scope.read(scope);
    }

    /** Whoever else has its row waits, so that a code, or a refresh token of it, is used by one request only. */
    static Optional<OAuthGrant> lockedByCode(String code) {
        return OAuthGrant.<OAuthGrant>find("codeHash", Tokens.hash(code))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<OAuthGrant> lockedByRefreshToken(String token) {
        return OAuthGrant.<OAuthGrant>find(
                        "id = (select t.grantId from OAuthRefreshToken t where t.tokenHash = ?1)", Tokens.hash(token))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static void deleteOf(UUID authorizationId) {
        delete("authorizationId", authorizationId);
    }

    /** Codes of this client that were not exchanged yet. */
    static void deleteUnused(UUID clientId) {
        delete(
                "usedAt is null and authorizationId in (select a.id from OAuthAuthorization a where a.clientId = ?1)",
                clientId);
    }

    /** Those whose code has expired, and that no token belongs to, or none any more. */
    static long deleteSpent(Instant now) {
        return delete(
                "expiresAt < ?1 and id not in (select t.grantId from OAuthRefreshToken t)"
                        + " and id not in (select k.grantId from ApiKey k where k.grantId is not null)",
                now);
    }
}
