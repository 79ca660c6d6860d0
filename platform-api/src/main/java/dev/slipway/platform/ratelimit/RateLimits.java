package dev.slipway.platform.ratelimit;

import dev.slipway.model.error.Problem;
import dev.slipway.model.error.SlipwayException;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token bucket for each account. Thread-safe.
 *
 * <p>The buckets are in memory, because a row would cost each request a write. Nothing depends on them: a restart fills
 * them, and of several instances of the platform each counts for itself, so an account has the limit once per instance.
 * A bucket that is full again is forgotten, which changes nothing, as an account without one has a full one.
 */
@Startup
@ApplicationScoped
class RateLimits {
    private final int perHour;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Bucket> buckets = new ConcurrentHashMap<>();

    @Inject
    RateLimits(RateLimitConfig config, Clock clock) {
        this(config.requestsPerHour(), clock);
    }

    RateLimits(int perHour, Clock clock) {
        if (perHour < 1) {
            throw new IllegalArgumentException(
                    "slipway.rate-limit.requests-per-hour is a number from 1, not " + perHour + ".");
        }
        this.perHour = perHour;
        this.clock = clock;
    }

    /**
     * Takes one token.
     *
     * @throws SlipwayException {@code rate_limit}, with the time until the next, if there is none; none is taken then
     */
    void take(UUID account) {
        Instant now = clock.instant();
        Bucket bucket = buckets.compute(
                account, (_, known) -> (known == null ? Bucket.full(perHour, now) : known).take(perHour, now));
        if (bucket.granted()) {
            return;
        }
        long seconds = bucket.secondsUntilOne(perHour);
        throw new SlipwayException(new Problem.RateLimited(
                ("Your account reached the API rate limit of %d requests an hour. Please wait a few minutes before making"
                                + " new requests; the next one can be made in %d s.")
                        .formatted(perHour, seconds),
                seconds));
    }

    /** How many tokens the account has; takes none. */
    int remaining(UUID account) {
        Bucket bucket = buckets.get(account);
        return bucket == null ? perHour : (int) bucket.tokens(perHour, clock.instant());
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetFull() {
        Instant now = clock.instant();
        buckets.values().removeIf(bucket -> bucket.tokens(perHour, now) >= perHour);
    }

    int size() {
        return buckets.size();
    }
}
