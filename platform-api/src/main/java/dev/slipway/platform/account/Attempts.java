package dev.slipway.platform.account;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts wrong passwords, so that nobody can try many. Thread-safe. In memory: of several instances of the platform each
 * counts for itself, and a restart begins anew, which gives whoever guesses no more than a few tries.
 */
@ApplicationScoped
class Attempts {
    private static final int MOST_ADDRESSES = 10_000;

    private final ConcurrentMap<String, Failures> failures = new ConcurrentHashMap<>();
    private final PasswordConfig config;
    private final Clock clock;

    Attempts(PasswordConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Failures(int count, Instant first) {}

    /** @throws SlipwayException {@code rate_limit} if there were too many wrong ones for this address */
    void requireAllowed(String address) {
        Failures known = failures.get(address);
        if (known == null || known.count() < config.mostAttempts()) {
            return;
        }
        Duration left = Duration.between(clock.instant(), known.first().plus(config.attemptWindow()));
        if (left.isPositive()) {
            throw new SlipwayException(new Problem.RateLimited(
                    "There were too many wrong passwords for this address. Wait for %d minutes; an API key works meanwhile."
                            .formatted(left.toMinutes() + 1),
                    left.toSeconds() + 1));
        }
        failures.remove(address, known);
    }

    void failed(String address) {
        Instant now = clock.instant();
        if (failures.size() >= MOST_ADDRESSES) {
            failures.values().removeIf(known -> ended(known, now));
        }
        failures.compute(
                address,
                (_, known) -> known == null || ended(known, now)
                        ? new Failures(1, now)
                        : new Failures(known.count() + 1, known.first()));
    }

    void succeeded(String address) {
        failures.remove(address);
    }

    private boolean ended(Failures known, Instant now) {
        return known.first().plus(config.attemptWindow()).isBefore(now);
    }
}
