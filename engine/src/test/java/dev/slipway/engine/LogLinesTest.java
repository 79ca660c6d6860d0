package dev.slipway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private final List<LogRecord> records = new ArrayList<>();
    private final LogLines lines = new LogLines(false, records::add);

    private void add(long second, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        lines.add(Instant.ofEpochSecond(second), bytes, 0, bytes.length);
    }

    private List<String> texts() {
        return records.stream().map(record -> new String(record.line(), UTF_8)).toList();
    }

    @Test
    void joinsPiecesAndKeepsTheFirstOnesTime() {
        add(1, "be");
        add(2, "gin\nnext\n\nla");
        add(3, "st");
        lines.end();
        assertEquals(List.of("begin", "next", "", "last"), texts());
        assertEquals(
                List.of(1L, 2L, 2L, 2L),
                records.stream().map(record -> record.at().getEpochSecond()).toList());
    }

    @Test
    void splitsBetweenCharacters() {
        String line = "ab" + "€".repeat(7000);
        add(1, line + "\n");
        assertEquals(line, String.join("", texts()));
        assertTrue(records.stream().allMatch(record -> record.line().length <= LogLines.MAX_BYTES));
        assertTrue(texts().stream().noneMatch(text -> text.contains("\uFFFD")));
    }

    @Test
    void givesALineOfExactlyTheLimitOnce() {
        add(1, "x".repeat(LogLines.MAX_BYTES) + "\n");
        lines.end();
        assertEquals(1, records.size());
    }
}
