package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential of an account. The key itself is 256 random bits and is stored only as a SHA-256 hash. */
@Entity
public class ApiKey extends PanacheEntityBase {
    /** 32 of 256 random bits. */
    private static final int SHOWN = 8;

    @Id
    public UUID id;

    public UUID accountId;
    public String tokenHash;

    /** The first characters of the key, by which its owner knows it again; null for keys of before there was this. */
    public @Nullable String tokenStart;

    public String description;

    /** The words of its scopes, with commas between. */
    public String scope;

    /** The session of a client that it belongs to; null for a key that the account made itself. */
    public @Nullable UUID grantId;

    public @Nullable Instant expiresAt;
    public Instant createdAt;
    public Instant updatedAt;

    /** Stores a key of this token, which is not kept itself. */
    public static ApiKey create(Account account, String token, String description, Set<Scope> scopes, Instant now) {
        ApiKey key = new ApiKey();
        key.id = UUID.randomUUID();
        key.accountId = account.id;
        key.token(token);
        key.description = description;
        key.scope = Scope.join(scopes);
        key.createdAt = now;
        key.updatedAt = now;
        key.persist();
        return key;
    }

    /** Gives it another text, which is not kept itself. */
    public void token(String token) {
        tokenHash = Tokens.hash(token);
        tokenStart = token.substring(0, SHOWN);
    }

    public Set<Scope> scopes() {
        return Scope.read(scope);
    }

    public boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public static void deleteExpired(Instant now) {
        delete("expiresAt < ?1", now);
    }

    /** Those that the account made itself and that are valid, oldest first. */
    public static List<ApiKey> ofAccount(UUID accountId, Instant now) {
        return list(
                "accountId = ?1 and grantId is null and (expiresAt is null or expiresAt > ?2) order by createdAt, id",
                accountId,
                now);
    }

    public static Optional<ApiKey> byHash(String tokenHash) {
        return find("tokenHash", tokenHash).firstResultOptional();
    }
}
