package dev.slipway.platform.secondfactor;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.config.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Remembers for some minutes that somebody's password was right, while they look up their code. It is sealed and held by
 * the browser, so that any instance of the platform knows it; it is void once the account has changed.
 */
@ApplicationScoped
public class FirstSteps {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CONTEXT = "sign-in/first-step";
    private static final String FIELDS = " ";

    private final Vault vault;
    private final Clock clock;

    FirstSteps(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** @param email of an account whose password was right just now */
    public String taken(String email) {
        Account account = Account.byEmail(email).orElseThrow();
        String text = String.join(
                FIELDS,
                account.id.toString(),
                account.updatedAt.toString(),
                clock.instant().plus(PATIENCE).toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(text, CONTEXT));
    }

    /** @throws SlipwayException {@code unauthorized} if it is too old, or none */
    public Account account(String step) {
        return opened(step)
                .map(text -> text.split(FIELDS))
                .filter(fields -> clock.instant().isBefore(Instant.parse(fields[2])))
                .flatMap(fields -> Account.byIdOrEmail(fields[0])
                        .filter(account -> account.updatedAt.toString().equals(fields[1])))
                .orElseThrow(() -> new SlipwayException(new Problem.Unauthorized(
                        "It took too long since the password was typed, or the account has changed. Sign in again.")));
    }

    private Optional<String> opened(String step) {
        try {
            return Optional.of(vault.open(Base64.getUrlDecoder().decode(step), CONTEXT));
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException madeUp) {
            return Optional.empty();
        }
    }
}
