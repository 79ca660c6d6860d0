package dev.slipway.platform.oauth;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A program that asks users for access to their accounts. Its secret is stored only as a SHA-256 hash. */
@Entity
public class OAuthClient extends PanacheEntityBase {
    @Id
    public UUID id;

    /** Whose it is. */
    public UUID accountId;

    public String name;
    public String redirectUri;
    String secretHash;
    public Instant createdAt;
    public Instant updatedAt;

    /** Where it gets its answers. */
    public RedirectUri redirect() {
        return RedirectUri.of(redirectUri);
    }

    public Account owner() {
        return Account.findById(accountId);
    }

    static List<OAuthClient> ofAccount(UUID accountId) {
        return list("accountId = ?1 order by createdAt, id", accountId);
    }

    static Optional<OAuthClient> bySecret(String secret) {
        return find("secretHash", Tokens.hash(secret)).firstResultOptional();
    }

    /** Empty too if this is no id at all. */
    static Optional<OAuthClient> byId(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static Optional<OAuthClient> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
