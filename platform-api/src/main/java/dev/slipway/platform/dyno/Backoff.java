package dev.slipway.platform.dyno;

import java.time.Duration;

/** How long a crashed dyno rests before it is started again: at once the first time, then longer and longer. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    /** @param crashes how often in a row the dyno has crashed, from 1 */
    static Duration after(int crashes) {
        if (crashes <= 1) {
            return Duration.ZERO;
        }
        Duration rest = FIRST.multipliedBy(1L << Math.min(2 * (crashes - 2), 20));
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}
