package dev.slipway.platform.ci;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.OneOffs;
import dev.slipway.platform.pipeline.Pipeline;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Takes each test run on to its end, by what its build and its dyno have come to. */
@ApplicationScoped
class TestRunProgress {
    /** More than a source takes to arrive: after it, the platform was killed meanwhile. */
    private static final Duration LONGEST_WITHOUT_BUILD = Duration.ofMinutes(15);

    private final Clock clock;
    private final CiConfig config;
    private final OneOffs oneOffs;
    private final TestOutput output;
    private final TestRunEnd end;

    TestRunProgress(Clock clock, CiConfig config, OneOffs oneOffs, TestOutput output, TestRunEnd end) {
        this.clock = clock;
        this.config = config;
        this.oneOffs = oneOffs;
        this.output = output;
        this.end = end;
    }

    /** The oldest first, which is so the first to get a free place. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        QuarkusTransaction.requiringNew()
                .call(TestRun::allUnderWay)
                .forEach(id -> QuarkusTransaction.requiringNew()
                        .run(() -> TestRun.hold(id).filter(TestRun::underWay).ifPresent(this::advance)));
    }

    private void advance(TestRun run) {
        if (App.findByIdOptional(run.appId).isEmpty()) {
            end.errored(run, "Its app was destroyed.");
            return;
        }
        Build.newest(run.appId, 1).stream()
                .findFirst()
                .ifPresentOrElse(build -> advance(run, build), () -> giveUpWithoutBuild(run));
    }

    private void advance(TestRun run, Build build) {
        switch (build.status) {
            case QUEUED -> enter(run, TestRun.Status.PENDING);
            case BUILDING, RELEASING -> enter(run, TestRun.Status.BUILDING);
            case FAILED ->
                end.errored(run, Objects.requireNonNullElse(build.failure, "The build failed; its output says why."));
            case SUCCEEDED -> built(run);
        }
    }

    private void built(TestRun run) {
        if (run.dynoId == null) {
            begin(run);
            return;
        }
        Dyno.<Dyno>findByIdOptional(run.dynoId)
                .ifPresentOrElse(
                        dyno -> finish(run, dyno), () -> end.errored(run, "The dyno that the tests ran in is gone."));
    }

    /** Its tests, if it is their turn. */
    private void begin(TestRun run) {
        Pipeline.findById(run.pipelineId, LockModeType.PESSIMISTIC_WRITE);
        if (TestRun.running(run.pipelineId) >= config.atATime()) {
            enter(run, TestRun.Status.BUILDING);
            run.message = "It is built, and waits for the tests of another run to end.";
            return;
        }
        String command = TestScript.command(run, run.setupScript, Objects.requireNonNull(run.testScript));
        run.dynoId = oneOffs.run(Account.findById(run.accountId), run.appId, command, run.size, config.timeLimit());
        run.startedAt = clock.instant();
        run.message = null;
        enter(run, TestRun.Status.RUNNING);
    }

    private void finish(TestRun run, Dyno dyno) {
        if (dyno.phase != Dyno.Phase.GONE) {
            return;
        }
        if (Objects.equals(dyno.exitCode, 0)) {
            end.tested(run, 0);
        } else if (tookTooLong(run)) {
            end.errored(
                    run,
                    "The tests took longer than %s, which is the limit (slipway.ci.time-limit), and were ended."
                            .formatted(words(config.timeLimit())));
        } else if (dyno.exitCode == null) {
            end.errored(run, "The dyno of the tests did not run: it " + dyno.failure + ".");
        } else if (run.setupScript != null && !output.testsBegan(run)) {
            end.errored(run, "The script test-setup " + dyno.failure + ", so the tests did not run.");
        } else {
            end.tested(run, dyno.exitCode);
        }
    }

    private boolean tookTooLong(TestRun run) {
        Instant limit = Objects.requireNonNull(run.startedAt).plus(config.timeLimit());
        return limit.isBefore(clock.instant());
    }

    private void enter(TestRun run, TestRun.Status status) {
        if (run.status != status) {
            run.status = status;
            run.updatedAt = clock.instant();
        }
    }

    private void giveUpWithoutBuild(TestRun run) {
        if (run.createdAt.plus(LONGEST_WITHOUT_BUILD).isBefore(clock.instant())) {
            end.errored(run, "The platform was stopped while the source arrived. Run the tests again.");
        }
    }

    private static String words(Duration time) {
        return time.toMinutes() >= 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
