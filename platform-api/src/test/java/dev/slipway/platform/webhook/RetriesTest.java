package dev.slipway.platform.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final Retries retries = Retries.of(3, 12, Duration.ofSeconds(5), Duration.ofHours(6));

    @Test
    void pausesGrowFourfoldUpToALimit() {
        assertEquals(Optional.of(Duration.ofSeconds(5)), retries.pause(Level.SYNC, 1, 0.5));
        assertEquals(Optional.of(Duration.ofSeconds(20)), retries.pause(Level.SYNC, 2, 0.5));
        assertEquals(Optional.of(Duration.ofSeconds(80)), retries.pause(Level.SYNC, 3, 0.5));
        assertEquals(Optional.of(Duration.ofHours(6)), retries.pause(Level.SYNC, 11, 0.5));
    }

    @Test
    void chanceMakesThemAQuarterShorterOrLonger() {
        assertEquals(Optional.of(Duration.ofMillis(3750)), retries.pause(Level.NOTIFY, 1, 0));
        assertEquals(Optional.of(Duration.ofMillis(6250)), retries.pause(Level.NOTIFY, 1, 1));
    }

    @Test
    void notifyGivesUpSoonAndSyncAfterMoreThanADay() {
        assertTrue(retries.pause(Level.NOTIFY, 2, 0).isPresent());
        assertTrue(retries.pause(Level.NOTIFY, 3, 0).isEmpty());
        assertTrue(retries.pause(Level.SYNC, 12, 0).isEmpty());
        Duration all = IntStream.range(1, 12)
                .mapToObj(made -> retries.pause(Level.SYNC, made, 0.5).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.toHours() >= 24 && all.toDays() < 7, all.toString());
    }
}
