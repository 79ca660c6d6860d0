package dev.slipway.platform.log;

import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogSink;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What the platform itself says in an app's log, at the moment of the call. Thread-safe. */
@Singleton
public final class AppLog {
    private final LogSink sink;
    private final Clock clock;

    @Inject
    AppLog(LogSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** {@code app[api]: Release v3 created by user jane@example.com}: what somebody did through the API. */
    public void api(UUID app, String text) {
        write(app, "app", "api", text);
    }

    /** {@code heroku[web.1]: State changed from starting to up}: what the platform did with a process. */
    public void platform(UUID app, String process, String text) {
        write(app, "heroku", process, text);
    }

    /** Any line; each line of a text of several becomes one of the log. */
    public void write(UUID app, String source, String process, String text) {
        Instant now = clock.instant();
        sink.append(text.lines()
                .map(line -> new LogLine(app, now, source, process, line))
                .toList());
    }
}
