package dev.slipway.router.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogBatchTest {
    private static RequestLine line(Instant at, String path) {
        return new RequestLine(
                new UUID(3, 4), at, null, "GET", path, "h", "id", "1.2.3.4", "web.1", 1, 2, 200, 3, false);
    }

    private static String[] sent(LogBatch batch) {
        return new String(batch.toBytes(), StandardCharsets.UTF_8).split("\n");
    }

    @Test
    void isOneJsonObjectALine() throws Exception {
        LogBatch batch = new LogBatch(10, 100_000);
        RequestLine first = line(Instant.parse("2026-08-04T12:00:00.000007Z"), "/\"\\\u00e9\n");
        RequestLine second = line(Instant.parse("2026-08-04T12:00:01Z"), "/");
        assertTrue(batch.add(first));
        assertTrue(batch.add(second));
        String[] sent = sent(batch);
        assertEquals(2, sent.length);
        JsonNode read = new JsonMapper().readTree(sent[0]);
        assertEquals(first.appId().toString(), read.get("appId").asText());
        assertEquals(first.at(), Instant.parse(read.get("at").asText()));
        assertEquals(first.text(), read.get("text").asText());
        assertEquals(
                second.at(),
                Instant.parse(new JsonMapper().readTree(sent[1]).get("at").asText()));
    }

    @Test
    void takesALineOfAnySizeIfItIsTheFirst() {
        LogBatch batch = new LogBatch(10, 100);
        RequestLine large = line(Instant.EPOCH, "\u0001".repeat(100_000));
        assertTrue(batch.add(large));
        assertFalse(batch.add(large));
        assertEquals(1, sent(batch).length);
        batch.clear();
        assertTrue(batch.add(line(Instant.EPOCH, "/")));
        assertEquals(1, batch.lines());
    }

    @Test
    void isFullByItsCountOfLines() {
        LogBatch batch = new LogBatch(2, 100_000);
        batch.add(line(Instant.EPOCH, "/"));
        assertFalse(batch.full());
        batch.add(line(Instant.EPOCH, "/"));
        assertTrue(batch.full());
    }
}
