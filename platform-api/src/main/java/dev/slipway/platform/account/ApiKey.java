package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A credential of an account. The key itself is 256 random bits and is stored only as a SHA-256 hash. */
@Entity
public class ApiKey extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID accountId;
    public String tokenHash;
    public String description;

    /** The words of its scopes, with commas between. */
    public String scope;

    public @Nullable Instant expiresAt;
    public Instant createdAt;
    public Instant updatedAt;

    /** Stores a key of this token, which is not kept itself. */
    public static ApiKey create(Account account, String token, String description, Set<Scope> scopes, Instant now) {
        ApiKey key = new ApiKey();
        key.id = UUID.randomUUID();
        key.accountId = account.id;
        key.tokenHash = Tokens.hash(token);
        key.description = description;
        key.scope = scopes.stream().map(Scope::word).collect(Collectors.joining(","));
        key.createdAt = now;
        key.updatedAt = now;
        key.persist();
        return key;
    }

    public Set<Scope> scopes() {
        return Arrays.stream(scope.split(","))
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    public boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public static void deleteExpired(Instant now) {
        delete("expiresAt < ?1", now);
    }

    /** Those that are valid, oldest first. */
    public static List<ApiKey> ofAccount(UUID accountId, Instant now) {
        return list("accountId = ?1 and (expiresAt is null or expiresAt > ?2) order by createdAt, id", accountId, now);
    }

    public static Optional<ApiKey> byHash(String tokenHash) {
        return find("tokenHash", tokenHash).firstResultOptional();
    }
}
