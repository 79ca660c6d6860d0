package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, or a program, that owns apps and pushes. */
@Entity
public class Account extends PanacheEntityBase {
    @Id
    public UUID id;

    /** In lower case; of no other account that is not deleted. */
    public String email;

    public String name;

    /** Whether it may do everything with every app, and say which accounts there are. */
    public boolean admin;

    /** Null as long as no password was set: then there are only keys. */
    @Nullable
    String passwordHash;

    /** Since when a code is asked for beside the password; null if none is. */
    public @Nullable Instant secondFactorSince;

    public @Nullable Instant lastLogin;
    public Instant createdAt;
    public Instant updatedAt;

    /** Null unless it was deleted: the row stays for the sake of what was done with it. */
    @Nullable
    Instant deletedAt;

    public boolean hasPassword() {
        return passwordHash != null;
    }

    public boolean hasSecondFactor() {
        return secondFactorSince != null;
    }

    public static Optional<Account> byEmail(String email) {
        return find("email = ?1 and deletedAt is null", EmailAddress.normal(email))
                .firstResultOptional();
    }

    /** One that is not deleted. */
    public static Optional<Account> byIdOrEmail(String idOrEmail) {
        try {
            return Account.<Account>findByIdOptional(UUID.fromString(idOrEmail))
                    .filter(found -> found.deletedAt == null);
        } catch (IllegalArgumentException noId) {
            return byEmail(idOrEmail);
        }
    }

    static List<Account> inOrderOfAddresses() {
        return list("deletedAt is null order by email");
    }

    static long administrators() {
        return count("admin and deletedAt is null");
    }
}
