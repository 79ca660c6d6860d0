package dev.slipway.platform.secondfactor;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.account.Passwords;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sets up, renews and ends second factors. Whoever does it shows the password anew: an API key doesn't suffice. */
@ApplicationScoped
public class SecondFactors {
    private final Codes codes;
    private final Passwords passwords;
    private final PlatformConfig config;
    private final Clock clock;
    private final Audit audit;

    SecondFactors(Codes codes, Passwords passwords, PlatformConfig config, Clock clock, Audit audit) {
        this.codes = codes;
        this.passwords = passwords;
        this.config = config;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What the authenticator app has to know.
     *
     * @param secret in base32, for who can't read a QR code
     * @param uri holds the same, for the QR code
     */
    public record Offer(String secret, URI uri) {
        @Override
        public String toString() {
            return "Offer[redacted]";
        }
    }

    /** Makes a secret, which counts for nothing until it is confirmed. */
    @Transactional
    public Offer begin(Account caller) {
        // Waits for a confirmation under way, whose secret must not be replaced.
        Account account = Account.findById(caller.id, LockModeType.PESSIMISTIC_WRITE);
        requireNone(account);
        if (!account.hasPassword()) {
            throw SlipwayException.invalid(
                    "%s has no password, and no code is asked for beside a key. An administrator can make a link to set a password: slipway users:reset %s.",
                    account.email, account.email);
        }
        return offer(account, codes.begin(account.id));
    }

    /** What was begun and is not confirmed. */
    public Optional<Offer> begun(Account account) {
        return account.hasSecondFactor()
                ? Optional.empty()
                : SecondFactor.of(account.id).map(factor -> offer(account, codes.codes(factor)));
    }

    /**
     * Has a code asked for from now on.
     *
     * @param code the app's, which shows that it works
     * @return the recovery codes
     */
    @Transactional
    public List<String> confirm(Account caller, String password, String code) {
        requireNone(caller);
        Account account = passwords.signIn(caller.email, password, Optional.empty());
        // Writes to the account, and so has a secret that is begun meanwhile wait.
        Account.flush();
        if (!codes.takesTimed(account.id, code)) {
            throw SlipwayException.invalid(
                    "This is not the code that the authenticator app shows now for the secret that was made last. Nothing was changed. Are the clocks of both machines right?");
        }
        account.secondFactorSince = clock.instant();
        account.updatedAt = account.secondFactorSince;
        audit.record(account.id, "second-factor:enable", "");
        return RecoveryCode.renew(account.id);
    }

    /** @return new recovery codes, for which the others are good for nothing */
    @Transactional
    public List<String> renewRecoveryCodes(Account caller, String password, Optional<String> code) {
        Account account = requireOne(passwords.signIn(caller.email, password, code));
        audit.record(account.id, "second-factor:renew-recovery-codes", "");
        return RecoveryCode.renew(account.id);
    }

    /** Has no code asked for any more. */
    @Transactional
    public Account end(Account caller, String password, Optional<String> code) {
        Account account = requireOne(passwords.signIn(caller.email, password, code));
        remove(account);
        audit.record(account.id, "second-factor:disable", "");
        return account;
    }

    /** Helps somebody who has lost app and recovery codes. */
    @Transactional
    Account reset(Account administrator, Account user) {
        Account account = requireOne(Account.findById(user.id));
        remove(account);
        audit.record(administrator.id, "second-factor:reset", account.email);
        return account;
    }

    public long recoveryCodesLeft(Account account) {
        return RecoveryCode.left(account.id);
    }

    void removeAll(@Observes AccountEvent.Deleting event) {
        remove(event.account());
    }

    private void remove(Account account) {
        RecoveryCode.deleteOf(account.id);
        SecondFactor.deleteById(account.id);
        account.secondFactorSince = null;
        account.updatedAt = clock.instant();
    }

    private Offer offer(Account account, TimedCodes made) {
        String issuer = "Slipway " + URI.create(config.apiUrl()).getHost();
        return new Offer(made.secret(), made.uri(issuer, account.email));
    }

    private static void requireNone(Account account) {
        if (account.hasSecondFactor()) {
            throw SlipwayException.invalid(
                    "%s has a second factor already. To set it up on another device, switch it off first.",
                    account.email);
        }
    }

    private static Account requireOne(Account account) {
        if (!account.hasSecondFactor()) {
            throw SlipwayException.invalid("%s has no second factor. Nothing was changed.", account.email);
        }
        return account;
    }
}
