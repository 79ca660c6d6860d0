package dev.slipway.platform.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff spread =
            Backoff.of(Duration.ofSeconds(1), 2).upTo(Duration.ofMinutes(1)).spread(0.5, 1);

    @Test
    void growsUpToTheLongestPauseAndNoLonger() {
        long longest = 1000;
        for (int failures = 1; failures < 2000; failures++) {
            long pause = spread.after(failures).toMillis();
            assertTrue(pause >= longest / 2 && pause <= longest, failures + ": " + pause);
            longest = Math.min(60_000, longest * 2);
        }
    }

    @Test
    void leavesThePauseToChance() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            pauses.add(spread.after(5));
        }
        assertTrue(pauses.size() > 10, pauses::toString);
        assertEquals(Duration.ofSeconds(8), spread.after(5, 0));
        assertEquals(Duration.ofSeconds(16), spread.after(5, 1));
    }

    @Test
    void isExactAndWithoutALimitUnlessOneIsSaid() {
        Backoff exact = Backoff.of(Duration.ofSeconds(1), 4);
        assertEquals(Duration.ofSeconds(1), exact.after(1));
        assertEquals(Duration.ofSeconds(16), exact.after(3));
        assertEquals(Duration.ofSeconds(1 << 20), exact.after(11));
    }

    @Test
    void aPauseOfNothingStaysNothing() {
        Backoff none = Backoff.of(Duration.ZERO, 2).upTo(Duration.ZERO).spread(0.5, 1);
        assertEquals(Duration.ZERO, none.after(1));
        assertEquals(Duration.ZERO, none.after(5000));
    }
}
