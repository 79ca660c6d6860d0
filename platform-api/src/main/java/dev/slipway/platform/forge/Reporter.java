package dev.slipway.platform.forge;

import dev.slipway.platform.work.Lanes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells commits' pages what came of them. */
@ApplicationScoped
class Reporter {
    private final Reports reports;
    private final Lanes<Reports.Attempt> lanes;

    Reporter(Reports reports, StatusApi api) {
        this.reports = reports;
        this.lanes =
                new Lanes<>("git-report", reports::begin, attempt -> reports.end(attempt, api.send(attempt.report())));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!lanes.stopping()) {
            reports.due().forEach(lanes::wake);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lanes.stop();
    }
}
