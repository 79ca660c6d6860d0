package dev.slipway.node;

import dev.slipway.model.log.LogLine;
import dev.slipway.model.log.LogSink;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** What the platform says of a dyno in its app's log, in Heroku's words. */
final class PlatformLines {
    private static final String SOURCE = "heroku";

    private final LogSink sink;
    private final Clock clock;
    private final Patience patience;

    PlatformLines(LogSink sink, Clock clock, Patience patience) {
        this.sink = sink;
        this.clock = clock;
        this.patience = patience;
    }

    void say(Identity dyno, String... texts) throws InterruptedException {
        List<LogLine> lines = Arrays.stream(texts)
                .map(text -> new LogLine(dyno.appId(), clock.instant(), SOURCE, dyno.dyno(), text))
                .toList();
        patience.deliver("append to the log of " + dyno.app(), () -> sink.append(lines));
    }
}
