package dev.slipway.platform.drain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: twice as long after each, and by chance between half of that and all of it, so that
 * those who failed together don't come back together.
 *
 * @param first the longest pause after the first failure
 * @param last the longest pause at all
 */
record Backoff(Duration first, Duration last, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures one after another, from 1 */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long longest = Math.max(1, Math.min(doubled, last.toMillis()));
        return Duration.ofMillis(longest / 2 + random.nextLong(longest - longest / 2 + 1));
    }
}
