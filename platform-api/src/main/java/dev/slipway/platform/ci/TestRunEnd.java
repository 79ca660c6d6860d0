package dev.slipway.platform.ci;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.Apps;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends test runs: keeps what was printed, and destroys the app. Call it with the run held. */
@ApplicationScoped
class TestRunEnd {
    /** Before those who remove what an app has. */
    private static final int FIRST = 1;

    private final Clock clock;
    private final Apps apps;
    private final TestOutput output;

    TestRunEnd(Clock clock, Apps apps, TestOutput output) {
        this.clock = clock;
        this.apps = apps;
        this.output = output;
    }

    /** By its tests. */
    void tested(TestRun run, int exitCode) {
        run.exitCode = exitCode;
        end(
                run,
                exitCode == 0 ? TestRun.Status.SUCCEEDED : TestRun.Status.FAILED,
                exitCode == 0 ? null : "The tests exited with status " + exitCode + ".");
    }

    /** By what is no matter of its tests. */
    void errored(TestRun run, String why) {
        run.errorStatus = run.status;
        end(run, TestRun.Status.ERRORED, why);
    }

    void cancelled(TestRun run, String why) {
        run.errorStatus = run.status;
        end(run, TestRun.Status.CANCELLED, why);
    }

    private void end(TestRun run, TestRun.Status how, @Nullable String why) {
        settle(run, how, why);
        if (App.findByIdOptional(run.appId).isPresent()) {
            apps.destroy(Account.findById(run.accountId), run.appId.toString());
        }
    }

    private void settle(TestRun run, TestRun.Status how, @Nullable String why) {
        TestRunOutput.keep(run.id, output.of(run));
        run.status = how;
        run.message = why;
        run.updatedAt = clock.instant();
    }

    /** Somebody destroyed its app, of which nobody should know. */
    void destroyed(@Observes @Priority(FIRST) AppEvent event) {
        if (event instanceof AppEvent.Destroyed(App app) && app.isForTests()) {
            Optional<TestRun> run = TestRun.ofApp(app.id).filter(TestRun::underWay);
            run.ifPresent(found -> {
                found.errorStatus = found.status;
                settle(found, TestRun.Status.ERRORED, "Its app was destroyed.");
            });
        }
    }
}
