package dev.slipway.platform.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineWordsTest {
    @Test
    void readsBareAndQuotedValues() {
        assertEquals(
                Map.of("at", "info", "path", "/a b?c=d", "dyno", "", "status", "200"),
                LineWords.of("at=info path=\"/a b?c=d\" dyno= status=200"));
    }

    @Test
    void undoesEscapes() {
        assertEquals(
                Map.of("path", "a\"b\\c\u00e9\n", "next", "1"),
                LineWords.of("path=\"a\\\"b\\\\c\\u00e9\\u000a\" next=1"));
    }

    @Test
    void skipsWhatIsNoPairAndEndsAtAQuoteThatDoesNot() {
        assertEquals(Map.of("a", "1"), LineWords.of("hello a=1 world"));
        assertEquals(Map.of("a", "1"), LineWords.of("a=1 path=\"/cut off"));
        assertEquals(Map.of("a", "1"), LineWords.of("a=1 path=\"/cut off\\"));
        assertEquals(Map.of(), LineWords.of(""));
        assertEquals(Map.of("a", "1"), LineWords.of("a=1 a=2"));
    }

    @Property
    void readsBackWhateverIsQuoted(@ForAll String text) {
        StringBuilder quoted = new StringBuilder();
        for (char c : text.toCharArray()) {
            quoted.append(String.format("\\u%04x", (int) c));
        }
        assertEquals(Map.of("a", text, "b", "1"), LineWords.of("a=\"" + quoted + "\" b=1"));
    }

    @Property
    void endsForWhateverLine(@ForAll String line) {
        LineWords.of(line);
    }
}
