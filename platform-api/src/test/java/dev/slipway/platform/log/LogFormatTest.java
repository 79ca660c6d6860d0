package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.model.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void looksLikeHerokus() {
        assertEquals(
                "2026-08-04T12:00:00.123456+00:00 app[web.1]: Listening on 5000",
                LogFormat.line(TestLogs.line("Listening on 5000")));
        LogLine even = new LogLine(APP, Instant.parse("2026-08-04T12:00:00Z"), "heroku", "router", "at=info");
        assertEquals("2026-08-04T12:00:00.000000+00:00 heroku[router]: at=info", LogFormat.line(even));
    }

    @Test
    void anAppCannotForgeALine() {
        assertEquals(
                "2026-08-04T12:00:00.123456+00:00 app[web.1]: 10% 20%  data: forged",
                LogFormat.line(TestLogs.line("10%\r20%\n\ndata: forged\r")));
    }

    @Test
    void eachEventCarriesItsSequenceNumber() {
        List<StoredLine> lines = List.of(new StoredLine(7, TestLogs.line("a")), new StoredLine(8, TestLogs.line("ü")));
        assertEquals("""
                id: 7
                data: 2026-08-04T12:00:00.123456+00:00 app[web.1]: a

                id: 8
                data: 2026-08-04T12:00:00.123456+00:00 app[web.1]: ü

                """, new String(LogStreamFormat.EVENTS.encode(lines), StandardCharsets.UTF_8));
        assertEquals("""
                2026-08-04T12:00:00.123456+00:00 app[web.1]: a
                2026-08-04T12:00:00.123456+00:00 app[web.1]: ü
                """, new String(LogStreamFormat.PLAIN.encode(lines), StandardCharsets.UTF_8));
    }
}
