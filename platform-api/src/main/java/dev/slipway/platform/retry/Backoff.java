package dev.slipway.platform.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that grow with each failure. Those that are spread are left to chance, so that what failed together doesn't come
 * back together.
 *
 * @param first after the first failure, before it is spread
 * @param growth each next one is so many times as long
 * @param longest none is longer, before it is spread
 * @param least the part of a pause that chance leaves at least
 * @param most the part of a pause that chance makes of it at most
 */
public record Backoff(Duration first, int growth, Duration longest, double least, double most) {
    private static final Duration UNLIMITED = Duration.ofMillis(Long.MAX_VALUE);

    /** Without an end, and without chance. */
    public static Backoff of(Duration first, int growth) {
        return new Backoff(first, growth, UNLIMITED, 1, 1);
    }

    public Backoff upTo(Duration limit) {
        return new Backoff(first, growth, limit, least, most);
    }

    public Backoff spread(double from, double to) {
        return new Backoff(first, growth, longest, from, to);
    }

    /** @param failures one after another, from 1 */
    public Duration after(int failures) {
        return after(failures, ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance from 0 to 1 */
    public Duration after(int failures, double chance) {
        double grown = first.toMillis() * Math.pow(growth, failures - 1.0);
        double millis = Math.min(grown, longest.toMillis()) * (least + (most - least) * chance);
        return Duration.ofMillis(Math.round(millis));
    }
}
