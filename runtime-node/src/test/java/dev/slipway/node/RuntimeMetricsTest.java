package dev.slipway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.engine.MemoryUse;
import dev.slipway.model.dyno.DesiredDyno;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuntimeMetricsTest {
    private static final Instant BEGUN = Instant.parse("2026-11-28T12:00:00Z");
    private static final UUID ID = UUID.fromString("d97d0ea7-cf3d-411b-b453-d2943a50b456");
    private static final String SOURCE =
            "source=web.1 dyno=heroku.0b9c0000-0000-4000-8000-000000000001.d97d0ea7-cf3d-411b-b453-d2943a50b456 ";

    private final DesiredDyno web = Dynos.of(ID, "web.1", 1, "true");
    private final RuntimeMetrics metrics = new RuntimeMetrics(Identity.of(web), 512, BEGUN);

    @Test
    void tellsMemoryInMegabytesAndPagesAsHerokuDoes() {
        long megabyte = 1 << 20;
        MemoryUse use = new MemoryUse(
                21 * megabyte + megabyte / 4,
                3 * megabyte,
                megabyte / 2,
                OptionalLong.of(348836),
                OptionalLong.of(343403));
        assertEquals(
                SOURCE
                        + "sample#memory_total=24.75MB sample#memory_rss=21.25MB sample#memory_cache=3.00MB sample#memory_swap=0.50MB"
                        + " sample#memory_pgpgin=348836pages sample#memory_pgpgout=343403pages sample#memory_quota=512.00MB",
                metrics.memory(use));
    }

    @Test
    void leavesOutPagesThatNobodyCounted() {
        MemoryUse use = new MemoryUse(0, 0, 0, OptionalLong.empty(), OptionalLong.empty());
        assertEquals(
                SOURCE
                        + "sample#memory_total=0.00MB sample#memory_rss=0.00MB sample#memory_cache=0.00MB sample#memory_swap=0.00MB"
                        + " sample#memory_quota=512.00MB",
                metrics.memory(use));
    }

    @Test
    void averagesTheBusyThreadsOverOneFiveAndFifteenMinutes() {
        assertEquals(
                SOURCE + "sample#load_avg_1m=0.57 sample#load_avg_5m=0.13 sample#load_avg_15m=0.04",
                metrics.load(OptionalInt.of(2), BEGUN.plusSeconds(20)).orElseThrow());
        for (int seconds = 40; seconds <= 7200; seconds += 20) {
            metrics.load(OptionalInt.of(2), BEGUN.plusSeconds(seconds));
        }
        assertEquals(
                SOURCE + "sample#load_avg_1m=2.00 sample#load_avg_5m=2.00 sample#load_avg_15m=2.00",
                metrics.load(OptionalInt.of(2), BEGUN.plusSeconds(7220)).orElseThrow());
        String idle = metrics.load(OptionalInt.of(0), BEGUN.plusSeconds(7280)).orElseThrow();
        assertTrue(idle.contains("load_avg_1m=0.74 "), idle);
    }

    @Test
    void saysNothingOfALoadThatCouldNotBeMeasuredAndCountsTheTimeOfTheNextSample() {
        assertTrue(metrics.load(OptionalInt.empty(), BEGUN.plusSeconds(20)).isEmpty());
        String next = metrics.load(OptionalInt.of(1), BEGUN.plusSeconds(60)).orElseThrow();
        assertTrue(next.contains("load_avg_1m=0.63 "), next);
    }

    @Test
    void writesNumbersTheSameWayInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(metrics.load(OptionalInt.of(2), BEGUN.plusSeconds(20))
                    .orElseThrow()
                    .contains("load_avg_1m=0.57"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
