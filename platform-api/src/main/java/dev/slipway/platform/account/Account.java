package dev.slipway.platform.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A person, or a program, that owns apps and pushes. */
@Entity
public class Account extends PanacheEntityBase {
    @Id
    public UUID id;

    public String email;
    public String name;
    public Instant createdAt;
    public Instant updatedAt;

    public static Optional<Account> byEmail(String email) {
        return find("email", email).firstResultOptional();
    }
}
