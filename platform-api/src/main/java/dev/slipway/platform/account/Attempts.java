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
 * Counts wrong passwords and other secrets, so that nobody can try many. Thread-safe. In memory: of several instances of the platform each
 * counts for itself, and a restart begins anew, which gives whoever guesses no more than a few tries.
 */
@ApplicationScoped
public class Attempts {
    private static final int MOST_COUNTED = 10_000;

    private final ConcurrentMap<String, Failures> failures = new ConcurrentHashMap<>();
    private final PasswordConfig config;
    private final Clock clock;

    Attempts(PasswordConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Failures(int count, Instant first) {}

    /**
     * @param counted what the attempts are counted for
     * @param most how many wrong ones there may be in {@link PasswordConfig#attemptWindow()}
     * @param complaint what there was too much of, as a sentence
     * @throws SlipwayException {@code rate_limit} with the complaint if there were too many wrong ones
     */
    public void requireAllowed(String counted, int most, String complaint) {
        Failures known = failures.get(counted);
        if (known == null || known.count() < most) {
            return;
        }
        Duration left = Duration.between(clock.instant(), known.first().plus(config.attemptWindow()));
        if (left.isPositive()) {
            throw new SlipwayException(new Problem.RateLimited(
                    "%s Wait for %d minutes.".formatted(complaint, left.toMinutes() + 1), left.toSeconds() + 1));
        }
        failures.remove(counted, known);
    }

    public void failed(String counted) {
        Instant now = clock.instant();
        if (failures.size() >= MOST_COUNTED) {
            failures.values().removeIf(known -> ended(known, now));
        }
        failures.compute(
                counted,
                (_, known) -> known == null || ended(known, now)
                        ? new Failures(1, now)
                        : new Failures(known.count() + 1, known.first()));
    }

    void succeeded(String counted) {
        failures.remove(counted);
    }

    private boolean ended(Failures known, Instant now) {
        return known.first().plus(config.attemptWindow()).isBefore(now);
    }
}
