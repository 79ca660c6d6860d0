package dev.slipway.platform.drain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));

    @Test
    void doublesUpToTheLongestPauseAndNoLonger() {
        long longest = 1000;
        for (int failures = 1; failures < 2000; failures++) {
            long pause = backoff.after(failures).toMillis();
            assertTrue(pause >= longest / 2 && pause <= longest, failures + ": " + pause);
            longest = Math.min(60_000, longest * 2);
        }
    }

    @Test
    void leavesThePauseToChance() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            pauses.add(backoff.after(5));
        }
        assertTrue(pauses.size() > 10, pauses::toString);
    }

    @Test
    void waitsEvenWhereThePauseIsNothing() {
        assertTrue(
                new Backoff(Duration.ZERO, Duration.ZERO, new Random()).after(1).toMillis() <= 1);
    }
}
