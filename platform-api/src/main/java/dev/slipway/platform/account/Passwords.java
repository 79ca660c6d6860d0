package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Checks and sets passwords, which are stored as bcrypt hashes. They are set with a link that an administrator passes
 * on, or by whoever knows the old one.
 */
@ApplicationScoped
public class Passwords {
    private static final int SHORTEST = 12;

    /** What bcrypt takes into account. */
    private static final int MOST_BYTES = 72;

    /** 2^12 rounds: about a quarter of a second. */
    private static final int COST = 12;

    private static final String TOO_MANY =
            "There were too many wrong passwords or codes for this address; an API key works all the same.";

    /** A core is left for everything else. */
    private static final int COMPARED_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    /** Compared with where there is no password, so that the time doesn't tell. */
    private static final String NOBODYS = hash(Tokens.random());

    private final Turns turns = new Turns(COMPARED_AT_ONCE, Duration.ofSeconds(2));
    private final Clock clock;
    private final Attempts attempts;
    private final PasswordConfig config;
    private final Audit audit;
    private final SecondStep secondStep;

    Passwords(Clock clock, Attempts attempts, PasswordConfig config, Audit audit, SecondStep secondStep) {
        this.clock = clock;
        this.attempts = attempts;
        this.config = config;
        this.audit = audit;
        this.secondStep = secondStep;
    }

    /**
     * The account of this address and password.
     *
     * @param code looked at only if the account asks for one
     * @throws SlipwayException {@code unauthorized}, whichever of the two is wrong; {@code two_factor} if they are right,
     *     and the code is missing or wrong; {@code rate_limit} after too many, or if too many others sign in at this
     *     moment
     */
    @Transactional
    public Account signIn(String email, String password, Optional<String> code) {
        String address = EmailAddress.normal(email);
        attempts.requireAllowed(address, config.mostAttempts(), TOO_MANY);
        // Before the first query: whoever waits for a turn holds no connection.
        return turns.take(() -> compared(address, password, code));
    }

    /** The second step for an account whose password was right a moment ago; throws as the whole does. */
    @Transactional
    public Account signIn(UUID accountId, String code) {
        return entered(Account.findById(accountId), Optional.of(code));
    }

    private Account compared(String address, String password, Optional<String> code) {
        Optional<Account> account = Account.byEmail(address);
        String expected = account.map(found -> found.passwordHash).orElse(NOBODYS);
        boolean right = password.length() <= MOST_BYTES
                && OpenBSDBCrypt.checkPassword(expected, password.getBytes(StandardCharsets.UTF_8));
        if (!right || account.isEmpty()) {
            attempts.failed(address);
            throw new SlipwayException(
                    new Problem.Unauthorized(
                            "The e-mail address or the password is wrong. An administrator can make a link to set a new one: slipway users:reset ADDRESS."));
        }
        return entered(account.get(), code);
    }

    private Account entered(Account account, Optional<String> code) {
        if (account.hasSecondFactor()) {
            requireCode(account, code.filter(given -> !given.isBlank()));
        }
        attempts.succeeded(account.email);
        account.lastLogin = clock.instant();
        return account;
    }

    private void requireCode(Account account, Optional<String> code) {
        String given = code.orElseThrow(() -> new SlipwayException(new Problem.TwoFactor(
                "The password is right, and this account asks for a code too: send what its authenticator app shows, or a recovery code, in the header "
                        + SecondStep.HEADER + ".")));
        // Counted before it is compared, so that of many at once not each is the first.
        attempts.failed(account.email);
        attempts.requireAllowed(account.email, config.mostAttempts() + 1, TOO_MANY);
        if (!secondStep.takes(account, given)) {
            throw new SlipwayException(
                    new Problem.TwoFactor(
                            "This code is wrong, too old, or was used already. Wait for the next one of the authenticator app, or take a recovery code."));
        }
    }

    /** Whether any account has a password. */
    public boolean areUsed() {
        return Account.count("passwordHash is not null") > 0;
    }

    /**
     * Makes a link with which the account's password can be set; one made before is good for nothing from now on.
     *
     * @return the token in it
     */
    @Transactional
    String offer(Account caller, Account account) {
        Instant now = clock.instant();
        String token = Tokens.random();
        PasswordReset.deleteOf(account.id);
        PasswordReset reset = new PasswordReset();
        reset.id = UUID.randomUUID();
        reset.accountId = account.id;
        reset.tokenHash = Tokens.hash(token);
        reset.createdAt = now;
        reset.expiresAt = now.plus(config.linkExpiry());
        reset.persist();
        audit.record(caller.id, "password:offer", account.email);
        return token;
    }

    /** Whose password the link sets. */
    public Account offered(String token) {
        return PasswordReset.live(token, clock.instant())
                .map(reset -> Account.<Account>findById(reset.accountId))
                .orElseThrow(
                        () -> SlipwayException.notFound(
                                "This link was used already, or is too old. An administrator can make another: slipway users:reset ADDRESS."));
    }

    /** Sets the password with a link, which is used up by it. */
    @Transactional
    public Account accept(String token, String password, String confirmation) {
        Account account = offered(token);
        choose(account, password, confirmation);
        PasswordReset.deleteOf(account.id);
        return account;
    }

    /** Sets a password that was typed twice. Call it inside a transaction. */
    void choose(Account account, String password, String confirmation) {
        if (!password.equals(confirmation)) {
            throw SlipwayException.invalid("The two passwords are not the same. Nothing was changed.");
        }
        set(account, password);
    }

    /** Sets another password by whoever knows the old one. */
    @Transactional
    void change(Account caller, String old, Optional<String> code, String password) {
        Account account = signIn(caller.email, old, code);
        set(account, password);
    }

    private void set(Account account, String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST || bytes > MOST_BYTES) {
            throw SlipwayException.invalid(
                    "A password has at least %d characters and at most %d bytes. Nothing was changed.",
                    SHORTEST, MOST_BYTES);
        }
        if (password.indexOf('\0') >= 0) {
            throw SlipwayException.invalid("A password has no NUL characters. Nothing was changed.");
        }
        account.passwordHash = hash(password);
        account.updatedAt = clock.instant();
        audit.record(account.id, "password:set", "");
    }

    private static String hash(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return OpenBSDBCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, COST);
    }
}
