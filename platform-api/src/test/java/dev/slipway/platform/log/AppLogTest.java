package dev.slipway.platform.log;

import static dev.slipway.platform.log.TestLogs.APP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppLogTest {
    @Test
    void writesTheApisAndThePlatformsLinesAtTheMomentOfTheCall(@TempDir Path directory) {
        LogStore store = new LogStore(TestLogs.config(directory, 1 << 20, 3));
        AppLog log = new AppLog(store, new ManualClock());
        log.api(APP, "Deploy abc by user jane@example.com\nRelease v3 created");
        log.platform(APP, "web.1", "State changed from starting to up");
        String at = "2026-08-04T12:00:00.123456+00:00 ";
        assertEquals(
                List.of(
                        at + "app[api]: Deploy abc by user jane@example.com",
                        at + "app[api]: Release v3 created",
                        at + "heroku[web.1]: State changed from starting to up"),
                store.last(APP, 10, LogFilter.ALL).stream()
                        .map(stored -> LogFormat.line(stored.line()))
                        .toList());
    }
}
