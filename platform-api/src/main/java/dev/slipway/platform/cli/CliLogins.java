package dev.slipway.platform.cli;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.ApiKey;
import dev.slipway.platform.account.Scope;
import dev.slipway.platform.account.Tokens;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.hint.Ending;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.hint.Signal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/**
 * Logins of command lines by the browser: the command line asks, somebody who is signed in on the console allows it, and
 * the command line gets a key of that account.
 */
@ApplicationScoped
public class CliLogins {
    /** How long the command line waits, as Heroku's does. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Heroku's, for keys of command lines. */
    private static final Duration KEY_LIFE = Duration.ofDays(30);

    private static final Duration POLL = Duration.ofMillis(500);

    /** Anybody may ask, so what is kept for them has a limit. */
    private static final int MOST_WAITING = 200;

    private final Clock clock;
    private final Audit audit;
    private final Ending ending;

    CliLogins(Clock clock, Audit audit, Ending ending) {
        this.clock = clock;
        this.audit = audit;
        this.ending = ending;
    }

    /** A login that was begun, and the token to follow it with. */
    record Begun(UUID id, String token) {}

    /** How it went: a key's text, or why there is none. */
    sealed interface Outcome {
        record Allowed(String key) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    @Transactional
    Begun begin(String description, String address) {
        Instant now = clock.instant();
        CliLogin.deleteExpired(now);
        if (CliLogin.count() >= MOST_WAITING) {
            throw new SlipwayException(new Problem.RateLimited(
                    "%d command lines wait for a login already. Try again in some minutes, or use an API key."
                            .formatted(MOST_WAITING),
                    60));
        }
        String token = Tokens.random();
        CliLogin login = new CliLogin();
        login.id = UUID.randomUUID();
        login.tokenHash = Tokens.hash(token);
        login.description = description;
        login.address = address;
        login.createdAt = now;
        login.expiresAt = now.plus(PATIENCE);
        login.persist();
        return new Begun(login.id, token);
    }

    /**
     * Blocks until somebody has allowed or refused the login, or it is too old.
     *
     * @throws SlipwayException {@code not_found} if there is none of this id, or it is another's
     */
    Outcome await(UUID id, String token) throws InterruptedException {
        Signal wake = new Signal();
        try (HintBus.Subscription ignored = ending.listen(wake::raise)) {
            while (!ending.begun()) {
                Optional<Outcome> outcome = QuarkusTransaction.requiringNew().call(() -> take(id, token));
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                wake.await(POLL);
            }
        }
        return new Outcome.Failed("The platform is going down. Log in again when it is back.");
    }

    /** The key is made here and not when it is allowed, so that its text is nowhere stored. */
    private Optional<Outcome> take(UUID id, String token) {
        CliLogin login = CliLogin.<CliLogin>findByIdOptional(id)
                .filter(row -> Tokens.same(row.tokenHash, Tokens.hash(token)))
                .orElseThrow(() -> SlipwayException.notFound("There is no such login, or it has ended."));
        Instant now = clock.instant();
        UUID accountId = login.accountId;
        if (login.refused) {
            login.delete();
            return Optional.of(new Outcome.Failed("The login was refused in the browser."));
        }
        if (accountId != null) {
            Account account = Account.findById(accountId);
            String key = Tokens.random();
            ApiKey made = ApiKey.create(account, key, login.description, EnumSet.of(Scope.GLOBAL), now);
            made.expiresAt = now.plus(KEY_LIFE);
            audit.record(account.id, "authorization:create", made.id + " " + made.scope + " by the browser");
            login.delete();
            return Optional.of(new Outcome.Allowed(key));
        }
        if (!login.expiresAt.isAfter(now)) {
            login.delete();
            return Optional.of(new Outcome.Failed("Nobody allowed the login in the browser in time. Log in again."));
        }
        return Optional.empty();
    }

    /** The login that is to be allowed or refused. */
    public CliLogin require(String id) {
        return parsed(id)
                .flatMap(known -> CliLogin.live(known, clock.instant()))
                .filter(login -> !login.answered())
                .orElseThrow(() -> SlipwayException.notFound(
                        "This login was answered already, or is too old. Begin anew on the command line."));
    }

    @Transactional
    public CliLogin allow(Account account, String id) {
        CliLogin login = require(id);
        login.accountId = account.id;
        return login;
    }

    @Transactional
    public CliLogin refuse(String id) {
        CliLogin login = require(id);
        login.refused = true;
        return login;
    }

    static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
