package dev.slipway.platform.key;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.audit.Audit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Adds, finds and removes the keys of accounts. */
@ApplicationScoped
public class Keys {
    private final Clock clock;
    private final Audit audit;

    Keys(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Whose key it is, and under which comment. */
    public record Owner(UUID accountId, String email, String comment) {}

    /** The owner of a key at this moment; empty if no account has it. Needs no transaction around it. */
    public Optional<Owner> owner(PublicKey key) {
        String digest = SshKey.digest(key);
        return QuarkusTransaction.requiringNew()
                .call(() -> AccountKey.byDigest(digest)
                        .map(found -> new Owner(
                                found.accountId, Account.<Account>findById(found.accountId).email, found.comment)));
    }

    void removeAll(@Observes AccountEvent.Deleting event) {
        AccountKey.delete("accountId", event.account().id);
    }

    public List<AccountKey> of(Account account) {
        return AccountKey.ofAccount(account.id);
    }

    AccountKey require(Account account, String idOrFingerprint) {
        return of(account).stream()
                .filter(key -> key.id.toString().equalsIgnoreCase(idOrFingerprint)
                        || key.fingerprint.equalsIgnoreCase(idOrFingerprint))
                .findFirst()
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that key: you have none %s.", idOrFingerprint));
    }

    @Transactional
    public AccountKey add(Account account, String text) {
        SshKey given = KeyReader.read(text);
        AccountKey.byDigest(given.digest()).ifPresent(taken -> {
            throw taken.accountId.equals(account.id)
                    ? SlipwayException.invalid("You have added this key already (%s).", taken.fingerprint)
                    : SlipwayException.invalid("This key belongs to another account. A key says who pushes, so each"
                            + " account needs one of its own: ssh-keygen -t ed25519");
        });
        AccountKey key = persist(account, given);
        audit.record(account.id, "key:add", given.digest());
        return key;
    }

    @Transactional
    public AccountKey remove(Account account, String idOrFingerprint) {
        AccountKey key = require(account, idOrFingerprint);
        key.delete();
        audit.record(account.id, "key:remove", key.digest);
        return key;
    }

    private AccountKey persist(Account account, SshKey given) {
        Instant now = clock.instant();
        AccountKey key = new AccountKey();
        key.id = UUID.randomUUID();
        key.accountId = account.id;
        key.publicKey = given.line();
        key.comment = given.comment();
        key.fingerprint = given.fingerprint();
        key.digest = given.digest();
        key.createdAt = now;
        key.updatedAt = now;
        try {
            key.persistAndFlush();
        } catch (ConstraintViolationException addedAtTheSameTime) {
            throw SlipwayException.invalid("This key was added in the same moment. List yours to see whether by you.");
        }
        return key;
    }
}
