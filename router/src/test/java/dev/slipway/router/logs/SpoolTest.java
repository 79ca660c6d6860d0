package dev.slipway.router.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static RequestLine line(String path) {
        return new RequestLine(
                new UUID(3, 4), Instant.EPOCH, null, "GET", path, "h", "id", "1.2.3.4", "web.1", 1, 2, 200, 3, false);
    }

    @Test
    void handsLinesOverInOrder() {
        Spool spool = new Spool(10, 100_000);
        spool.add(line("/a"));
        spool.add(line("/b"));
        Deque<RequestLine> taken = spool.take();
        assertEquals("/a", taken.removeFirst().path());
        assertEquals("/b", taken.removeFirst().path());
        assertTrue(spool.take().isEmpty());
    }

    @Test
    void countsLinesUntilTheyAreReleased() {
        Spool spool = new Spool(2, 100_000);
        spool.add(line("/a"));
        spool.add(line("/b"));
        spool.take();
        spool.add(line("/c"));
        assertEquals(1, spool.takeDropped());
        spool.release(2, 2L * line("/a").weight());
        spool.add(line("/d"));
        assertEquals(0, spool.takeDropped());
        assertEquals("/d", spool.take().removeFirst().path());
    }

    @Test
    void dropsLinesThatWouldHoldTooMuchMemory() {
        Spool spool = new Spool(1000, 50_000);
        for (int i = 0; i < 100; i++) {
            spool.add(line("/" + "x".repeat(8000)));
        }
        assertEquals(5, spool.held());
        assertEquals(95, spool.takeDropped());
    }
}
