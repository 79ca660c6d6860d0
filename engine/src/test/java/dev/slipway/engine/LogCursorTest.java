package dev.slipway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.model.log.LogOffset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogCursorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Reads what the engine would give from the cursor's moment on, up to a number of lines of the whole log. */
    private static List<Integer> read(LogCursor cursor, List<Instant> log, int upTo) {
        Instant since = cursor.rewind().orElse(Instant.MIN);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < upTo; i++) {
            if (!log.get(i).isBefore(since) && cursor.take(log.get(i))) {
                taken.add(i);
            }
        }
        return taken;
    }

    @Test
    void missesNoLineAndDoublesNoneWhereverReadingBroke() {
        Random random = new Random(7);
        List<Instant> log = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // Slightly out of order, with equal times, over more than a minute.
            log.add(START.plusMillis(i / 3 * 500L - random.nextInt(900)));
        }
        for (int round = 0; round < 200; round++) {
            List<Integer> all = new ArrayList<>();
            Optional<LogOffset> stored = Optional.empty();
            for (int end = 0; end < log.size(); ) {
                end = Math.min(log.size(), end + 1 + random.nextInt(120));
                LogCursor cursor = new LogCursor(stored);
                all.addAll(read(cursor, log, end));
                stored = cursor.offset();
            }
            assertEquals(400, all.size());
            assertEquals(400, all.stream().distinct().count());
        }
    }

    @Test
    void readsAgainOnlyTheLastSeconds() {
        LogCursor cursor = new LogCursor(Optional.empty());
        for (int i = 0; i < 3600; i++) {
            cursor.take(START.plusSeconds(i));
        }
        LogOffset offset = cursor.offset().orElseThrow();
        assertTrue(offset.lines() <= 30, offset.toString());
        assertTrue(offset.at().isAfter(START.plusSeconds(3570)), offset.toString());
    }

    @Test
    void hasNoPlaceBeforeTheFirstLine() {
        assertEquals(Optional.empty(), new LogCursor(Optional.empty()).offset());
        assertEquals(Optional.empty(), new LogCursor(Optional.empty()).rewind());
    }
}
