package dev.slipway.console.session;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Access;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Passwords;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.secondfactor.FirstSteps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Begins, knows and ends sessions. */
@ApplicationScoped
public class Sessions {
    private final Clock clock;
    private final SessionConfig config;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FirstSteps firstSteps;

    Sessions(Clock clock, SessionConfig config, Accounts accounts, Passwords passwords, FirstSteps firstSteps) {
        this.clock = clock;
        this.config = config;
        this.accounts = accounts;
        this.passwords = passwords;
        this.firstSteps = firstSteps;
    }

    /**
     * Signs in with an API key.
     *
     * @return the token for the browser's cookie
     */
    @Transactional
    String begin(String apiKey) {
        Access access = accounts.access(apiKey)
                .orElseThrow(() -> new SlipwayException(new Problem.Unauthorized(
                        "This is not an API key of this installation. Its key lies in $SLIPWAY_HOME/api-key.")));
        if (!access.allows(Scope.GLOBAL)) {
            throw new SlipwayException(new Problem.Forbidden("The console needs a key with the scope global."));
        }
        access.requireOwn("sign in to the console");
        return begin(access.keyId().orElseThrow(), clock.instant());
    }

    /**
     * Signs in with an e-mail address and a password. The session has a key of its own, which shows among the account's
     * authorizations, and ends with the session.
     *
     * @throws SlipwayException {@code two_factor} if they are right, and a code is asked for too
     */
    @Transactional
    String begin(String email, String password) {
        return begin(passwords.signIn(email, password, Optional.empty()));
    }

    /**
     * The second step of signing in.
     *
     * @param firstStep what {@link FirstSteps} made of the first
     */
    @Transactional
    String beginWithCode(String firstStep, String code) {
        return begin(passwords.signIn(firstSteps.account(firstStep).id, code));
    }

    private String begin(Account account) {
        Instant now = clock.instant();
        ApiKey key = ApiKey.create(account, Tokens.random(), "console, in a browser", Set.of(Scope.GLOBAL), now);
        key.expiresAt = now.plus(config.sessionLength());
        return begin(key.id, now);
    }

    /** Whether anybody has a password; a fresh installation has only the administrator's key. */
    boolean takePasswords() {
        return passwords.areUsed();
    }

    private String begin(UUID keyId, Instant now) {
        ConsoleSession.deleteExpired(now);
        String token = Tokens.random();
        ConsoleSession session = new ConsoleSession();
        session.tokenHash = Tokens.hash(token);
        session.apiKeyId = keyId;
        session.createdAt = now;
        session.expiresAt = now.plus(config.sessionLength());
        session.persist();
        return token;
    }

    /** Whose session it is; empty if it has ended, or never began. */
    Optional<Account> account(String token) {
        return ConsoleSession.live(Tokens.hash(token), clock.instant())
                .flatMap(session -> ApiKey.<ApiKey>findByIdOptional(session.apiKeyId))
                .filter(key -> key.isValid(clock.instant()))
                .flatMap(key -> Account.<Account>findByIdOptional(key.accountId));
    }

    List<ConsoleSession> of(Account account) {
        return ConsoleSession.ofAccount(account.id, clock.instant());
    }

    /** @throws SlipwayException {@code not_found} if the account has no such session */
    @Transactional
    ConsoleSession end(Account account, String id) {
        ConsoleSession session = of(account).stream()
                .filter(live -> live.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> SlipwayException.missing("session", "You have no session %s.", id));
        session.delete();
        return session;
    }

    @Transactional
    void end(String token) {
        ConsoleSession.deleteById(Tokens.hash(token));
    }
}
