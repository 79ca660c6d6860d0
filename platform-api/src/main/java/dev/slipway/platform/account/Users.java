package dev.slipway.platform.account;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes, changes and deletes accounts. */
@ApplicationScoped
public class Users {
    private static final String SELF = "~";

    private final Clock clock;
    private final Audit audit;
    private final Event<AccountEvent.Deleting> deletions;

    Users(Clock clock, Audit audit, Event<AccountEvent.Deleting> deletions) {
        this.clock = clock;
        this.audit = audit;
        this.deletions = deletions;
    }

    /** @param name {@code ~} for the caller, or an id, or an e-mail address */
    public Account require(Account caller, String name) {
        if (name.equals(SELF)) {
            return caller;
        }
        return Account.byIdOrEmail(name)
                .filter(found -> caller.admin || found.id.equals(caller.id))
                .orElseThrow(() -> caller.admin
                        ? SlipwayException.notFound("Couldn't find that user: there is none %s.", name)
                        : SlipwayException.notFound("Couldn't find that user: you are %s.", caller.email));
    }

    @Transactional
    Account create(Account caller, String email, Optional<String> name, boolean admin) {
        Account account = persist(email, name, admin);
        audit.record(caller.id, "user:create", account.email + (admin ? " admin" : ""));
        return account;
    }

    /** An account that its owner makes. */
    @Transactional
    Account register(String email, Optional<String> name, String how) {
        Account account = persist(email, name, false);
        audit.record(account.id, "user:create", account.email + " " + how);
        return account;
    }

    @Transactional
    Account update(Account caller, UUID id, Optional<String> name, Optional<Boolean> admin) {
        Account account = Account.findById(id);
        name.ifPresent(given -> account.name = given);
        admin.filter(wanted -> wanted != account.admin).ifPresent(wanted -> {
            requireAnotherAdministrator(account);
            account.admin = wanted;
            audit.record(caller.id, wanted ? "user:promote" : "user:demote", account.email);
        });
        account.updatedAt = clock.instant();
        return account;
    }

    /** Takes all that it could do from the account; what it did stays, and is called by its address. */
    @Transactional
    Account delete(Account caller, UUID id) {
        Account account = Account.findById(id);
        requireAnotherAdministrator(account);
        deletions.fire(new AccountEvent.Deleting(account));
        ApiKey.delete("accountId", account.id);
        PasswordReset.deleteOf(account.id);
        account.passwordHash = null;
        account.admin = false;
        account.deletedAt = clock.instant();
        audit.record(caller.id, "user:delete", account.email);
        return account;
    }

    private Account persist(String email, Optional<String> name, boolean admin) {
        Instant now = clock.instant();
        Account account = new Account();
        account.id = UUID.randomUUID();
        account.email = EmailAddress.checked(email);
        account.name = name.orElse(account.email);
        account.admin = admin;
        account.createdAt = now;
        account.updatedAt = now;
        if (Account.byEmail(account.email).isPresent()) {
            throw taken(account.email);
        }
        try {
            account.persistAndFlush();
        } catch (ConstraintViolationException madeAtTheSameTime) {
            throw taken(account.email);
        }
        return account;
    }

    private static void requireAnotherAdministrator(Account account) {
        if (account.admin && Account.administrators() == 1) {
            throw SlipwayException.invalid(
                    "%s is the only administrator. Make another one first: slipway users:update ADDRESS --admin.",
                    account.email);
        }
    }

    private static SlipwayException taken(String email) {
        return SlipwayException.invalid("There is a user %s already.", email);
    }
}
