package dev.slipway.cli.secondfactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QrBlocksTest {
    @Test
    void drawsTwoRowsOfTheCodeInEachLineWithALightBorder() {
        List<String> lines = QrBlocks.of("slipway").lines().toList();

        // Version 1 has 21 modules a side, and two of a border around them.
        assertEquals(13, lines.size());
        lines.forEach(line -> assertEquals(25, line.length(), line));
        assertEquals("█".repeat(25), lines.getFirst());
        // The corner's finder: seven dark above seven of which the first and the last are dark.
        assertTrue(lines.get(1).startsWith("██ ▄▄▄▄▄ "), lines.get(1));
    }
}
