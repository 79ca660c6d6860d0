package dev.slipway.platform.rollout;

import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.log.LogFilter;
import dev.slipway.platform.log.LogStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Reads back what a release's own command printed: its dyno has ended, and its log was stored to the end. */
@ApplicationScoped
class ReleasePhaseOutput {
    private static final int MAX_LINES = 1500;

    private final LogStore logs;

    ReleasePhaseOutput(LogStore logs) {
        this.logs = logs;
    }

    String of(Dyno dyno) {
        LogFilter printed = new LogFilter(dyno.name().toString(), "app", null);
        return logs.last(dyno.appId, MAX_LINES, printed).stream()
                .filter(line -> !line.line().at().isBefore(dyno.createdAt))
                .map(line -> line.line().text() + "\n")
                .collect(Collectors.joining());
    }
}
