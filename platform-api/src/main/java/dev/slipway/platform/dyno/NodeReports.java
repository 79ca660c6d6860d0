package dev.slipway.platform.dyno;

import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.dyno.DynoReports;
import dev.slipway.model.hint.Hint;
import dev.slipway.platform.app.App;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.retry.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down what the runtime nodes report, each report in a transaction of its own. */
@ApplicationScoped
public class NodeReports implements DynoReports {
    /** A dyno that was up for so long crashes as if for the first time. */
    private static final Duration STEADY = Duration.ofMinutes(2);

    private static final Backoff REST = Backoff.of(Duration.ofSeconds(1), 4).upTo(Duration.ofMinutes(5));

    private final Clock clock;
    private final Dynos dynos;
    private final HintBus hints;
    private volatile boolean adopted;

    NodeReports(Clock clock, Dynos dynos, HintBus hints) {
        this.clock = clock;
        this.dynos = dynos;
        this.hints = hints;
    }

    @Override
    @Transactional
    public void report(DynoReport report) {
        Optional<App> app = Dyno.<Dyno>findByIdOptional(report.dynoId()).flatMap(dyno -> App.hold(dyno.appId));
        if (app.isEmpty()) {
            return;
        }
        Dyno dyno = Dyno.findById(report.dynoId());
        Dyno.getEntityManager().refresh(dyno);
        if (dyno.attempt != report.attempt() || dyno.phase == Dyno.Phase.GONE) {
            return;
        }
        apply(dyno, report);
        hints.send(new Hint(Hint.Kind.CONVERGENCE, dyno.appId));
    }

    @Override
    public void adopted() {
        adopted = true;
    }

    /** Whether a runtime node has matched every container with its dyno since the start. */
    public boolean haveAdopted() {
        return adopted;
    }

    private void apply(Dyno dyno, DynoReport report) {
        switch (report) {
            case DynoReport.Started started -> started(dyno, started.containerId());
            case DynoReport.Up _ -> up(dyno);
            case DynoReport.Exited exited -> {
                dyno.exitCode = exited.exitCode();
                ended(
                        dyno,
                        exited.outOfMemory()
                                ? "used more than twice its %d MB of memory".formatted(dyno.size.memoryMegabytes())
                                : "exited with status " + exited.exitCode());
            }
            case DynoReport.BootTimedOut timedOut -> ended(dyno, timedOut.hint());
            case DynoReport.StartFailed failed -> ended(dyno, failed.message());
            case DynoReport.Removed _ -> {
                if (dyno.phase != Dyno.Phase.WANTED) {
                    dynos.enter(dyno, Dyno.State.DOWN);
                    dynos.enter(dyno, Dyno.Phase.GONE);
                }
            }
        }
    }

    /** A new container, even where the row says up: the one before ended with the engine, or with the platform. */
    private void started(Dyno dyno, String containerId) {
        dyno.containerId = containerId;
        dynos.enter(dyno, Dyno.State.STARTING);
    }

    private void up(Dyno dyno) {
        if (dyno.state != Dyno.State.UP) {
            dyno.failure = null;
            dynos.enter(dyno, Dyno.State.UP);
        }
    }

    private void ended(Dyno dyno, String failure) {
        dyno.failure = failure;
        if (dyno.oneOff || dyno.phase != Dyno.Phase.WANTED) {
            dynos.enter(dyno, Dyno.State.DOWN);
            dynos.enter(dyno, Dyno.Phase.GONE);
            return;
        }
        Instant now = clock.instant();
        boolean steady =
                dyno.state == Dyno.State.UP && dyno.stateAt.plus(STEADY).isBefore(now);
        dyno.crashes = steady ? 1 : dyno.crashes + 1;
        dyno.restartAt = now.plus(restAfter(dyno.crashes));
        dynos.enter(dyno, Dyno.State.CRASHED);
    }

    /** How long a crashed dyno rests before it is started again: not at all the first time, then longer and longer. */
    private static Duration restAfter(int crashes) {
        return crashes <= 1 ? Duration.ZERO : REST.after(crashes - 1);
    }
}
