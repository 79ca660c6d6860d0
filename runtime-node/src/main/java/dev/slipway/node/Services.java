package dev.slipway.node;

import dev.slipway.engine.Engine;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.DynoReports;
import dev.slipway.model.dyno.DynoTerminals;
import dev.slipway.model.dyno.InsideCommands;
import dev.slipway.model.log.LogSink;
import java.time.Clock;
import java.time.Instant;

/** What every dyno's thread works with. */
record Services(
        Engine engine,
        DynoStarter starter,
        DynoReports reports,
        LogSink logs,
        DynoTerminals terminals,
        InsideCommands inside,
        PlatformLines lines,
        NodeConfig config,
        Preparation preparation,
        Patience patience,
        Clock clock) {

    Instant now() {
        return clock.instant();
    }

    void report(Identity dyno, DynoReport report) throws InterruptedException {
        patience.deliver(
                "report of " + dyno.app() + " " + dyno.dyno() + ": "
                        + report.getClass().getSimpleName(),
                () -> reports.report(report));
    }
}
