package dev.slipway.platform.setup;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.OneOffs;
import dev.slipway.platform.log.LogFilter;
import dev.slipway.platform.log.LogStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes each setup on to its end, by what its build and its dyno have come to. */
@ApplicationScoped
class SetupProgress {
    /** Whatever a source takes to arrive: after it, the platform was killed meanwhile. */
    private static final Duration LONGEST_WITHOUT_BUILD = Duration.ofMinutes(30);

    private static final int MOST_LINES = 1000;

    private final Clock clock;
    private final Apps apps;
    private final OneOffs oneOffs;
    private final LogStore logs;

    SetupProgress(Clock clock, Apps apps, OneOffs oneOffs, LogStore logs) {
        this.clock = clock;
        this.apps = apps;
        this.oneOffs = oneOffs;
        this.logs = logs;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew()
                .call(AppSetup::pending)
                .forEach(id -> QuarkusTransaction.requiringNew().run(() -> advance(id)));
    }

    private void advance(UUID setupId) {
        AppSetup setup = AppSetup.findById(setupId);
        if (App.hold(setup.appId).isEmpty()) {
            setup.end(AppSetup.Status.FAILED, "The app was destroyed.", clock.instant());
            return;
        }
        Optional<Build> build = setup.build();
        if (build.isEmpty()) {
            giveUpWithoutBuild(setup);
        } else if (build.get().status == Build.Status.FAILED) {
            setup.end(AppSetup.Status.FAILED, build.get().failure, clock.instant());
        } else if (build.get().status == Build.Status.SUCCEEDED) {
            deployed(setup);
        }
    }

    private void deployed(AppSetup setup) {
        if (setup.postdeploy == null) {
            setup.end(AppSetup.Status.SUCCEEDED, null, clock.instant());
        } else if (setup.postdeployDynoId == null) {
            setup.postdeployDynoId = oneOffs.run(Account.findById(setup.accountId), setup.appId, setup.postdeploy);
        } else {
            setup.postdeployDyno()
                    .ifPresentOrElse(
                            dyno -> finish(setup, dyno),
                            () -> setup.end(
                                    AppSetup.Status.FAILED, "The postdeploy script's dyno is gone.", clock.instant()));
        }
    }

    private void finish(AppSetup setup, Dyno dyno) {
        if (dyno.phase != Dyno.Phase.GONE) {
            return;
        }
        int exitCode = dyno.exitCode == null ? -1 : dyno.exitCode;
        boolean good = exitCode == 0;
        setup.postdeployOutput = output(dyno);
        setup.postdeployExitCode = exitCode;
        setup.end(
                good ? AppSetup.Status.SUCCEEDED : AppSetup.Status.FAILED,
                good ? null : "The app is live, but its postdeploy script failed: it " + dyno.failure + ".",
                clock.instant());
    }

    private String output(Dyno dyno) {
        return logs.last(dyno.appId, MOST_LINES, new LogFilter(dyno.name().toString(), "app", null)).stream()
                .map(stored -> stored.line().text() + "\n")
                .collect(Collectors.joining());
    }

    private void giveUpWithoutBuild(AppSetup setup) {
        if (setup.createdAt.plus(LONGEST_WITHOUT_BUILD).isBefore(clock.instant())) {
            setup.end(
                    AppSetup.Status.FAILED,
                    "The platform was stopped while the source arrived. Try again.",
                    clock.instant());
            apps.destroy(Account.findById(setup.accountId), setup.appId.toString());
        }
    }
}
