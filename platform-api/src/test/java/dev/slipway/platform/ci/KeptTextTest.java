package dev.slipway.platform.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeptTextTest {
    @Test
    void keepsWhatIsAdded() {
        KeptText text = new KeptText();
        assertEquals("", text.text());
        text.add("one\n");
        text.add("t\0wo\n");
        assertEquals("one\ntwo\n", text.text());
    }

    @Test
    void losesWholeLinesOfItsBeginningOnceItIsTooLong() {
        KeptText text = new KeptText();
        String line = "x".repeat(1023) + "\n";
        for (int i = 0; i < 3 * KeptText.LONGEST / line.length(); i++) {
            text.add(line);
        }
        text.add("the end\n");
        String kept = text.text();
        assertTrue(kept.startsWith(KeptText.LEFT_OUT + line), kept.substring(0, 100));
        assertTrue(kept.endsWith(line + "the end\n"));
        assertTrue(kept.length() <= KeptText.LONGEST + KeptText.LEFT_OUT.length());
    }
}
