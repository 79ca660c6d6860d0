package dev.slipway.platform.ci;

import dev.slipway.model.app.AppName;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.account.AccountEvent;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.audit.Audit;
import dev.slipway.platform.git.Imports;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.pipeline.Pipeline;
import dev.slipway.platform.pipeline.PipelineEvent;
import dev.slipway.platform.pipeline.Pipelines;
import dev.slipway.platform.source.SourceBuilds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Begins, finds and cancels test runs. What comes after the build is queued is {@link TestRunProgress}'s. */
@ApplicationScoped
public class TestRuns {
    private static final int NAME_DIGITS = 12;

    private final Clock clock;
    private final CiConfig config;
    private final Pipelines pipelines;
    private final Apps apps;
    private final SourceBuilds builds;
    private final Imports imports;
    private final TestFurnishing furnishing;
    private final TestRunEnd end;
    private final Audit audit;

    TestRuns(
            Clock clock,
            CiConfig config,
            Pipelines pipelines,
            Apps apps,
            SourceBuilds builds,
            Imports imports,
            TestFurnishing furnishing,
            TestRunEnd end,
            Audit audit) {
        this.clock = clock;
        this.config = config;
        this.pipelines = pipelines;
        this.apps = apps;
        this.builds = builds;
        this.imports = imports;
        this.furnishing = furnishing;
        this.end = end;
        this.audit = audit;
    }

    /** One of a pipeline that the account sees; by its number only if no other of them has a run with that. */
    TestRun require(Account caller, String idOrNumber) {
        List<TestRun> found = Stream.concat(
                        uuid(idOrNumber).flatMap(id -> TestRun.<TestRun>findByIdOptional(id)).stream(),
                        number(idOrNumber).stream().flatMap(number -> TestRun.withNumber(number).stream()))
                .filter(run -> pipelines.sees(caller, run.pipelineId))
                .toList();
        if (found.size() > 1) {
            throw SlipwayException.invalid(
                    "%d pipelines have a test run #%s. Name it by its id.", found.size(), idOrNumber);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(
                        () -> SlipwayException.notFound("Couldn't find that test run: there is no %s.", idOrNumber));
    }

    public TestRun require(Pipeline pipeline, String number) {
        return number(number)
                .flatMap(found -> TestRun.numbered(pipeline.id, found))
                .orElseThrow(() -> SlipwayException.notFound(
                        "Couldn't find that test run: the pipeline %s has no %s. See: slipway ci -p %s",
                        pipeline.name, number, pipeline.name));
    }

    /**
     * Makes the app of the tests and queues its build. If the app.json doesn't say how to test, the run has ended with
     * that reason.
     *
     * @throws SlipwayException if the source can't be had; nothing is left of the run then
     */
    TestRun create(Account caller, TestRunRequest wanted) {
        TestRun run = QuarkusTransaction.requiringNew().call(() -> begin(caller, wanted));
        App app = QuarkusTransaction.requiringNew().call(() -> App.findById(run.appId));
        Optional<String> untestable = build(caller, run, app, wanted);
        untestable.ifPresent(why -> QuarkusTransaction.requiringNew()
                .run(() -> TestRun.hold(run.id).filter(TestRun::underWay).ifPresent(held -> end.errored(held, why))));
        return QuarkusTransaction.requiringNew()
                .call(() -> TestRun.<TestRun>findByIdOptional(run.id))
                .orElseThrow(() -> SlipwayException.notFound("The pipeline was destroyed while the source arrived."));
    }

    /** What keeps the source from being tested; empty if it is being built. */
    private Optional<String> build(Account caller, TestRun run, App app, TestRunRequest wanted) {
        List<String> untestable = new ArrayList<>();
        try {
            builds.create(caller, app, wanted.source(), commit -> {
                try {
                    furnishing.furnish(caller, run.id, imports.file(app.id, commit, AppManifest.FILE));
                } catch (SlipwayException e) {
                    untestable.add(e.problem().message());
                    throw e;
                }
            });
            return Optional.empty();
        } catch (SlipwayException e) {
            if (untestable.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> takeBack(caller, run.id));
                throw e;
            }
            return Optional.of(untestable.getFirst());
        }
    }

    private TestRun begin(Account caller, TestRunRequest wanted) {
        Pipeline pipeline = pipelines.requireTestable(caller, wanted.pipeline());
        // Two runs at the same time get two numbers.
        Pipeline.findById(pipeline.id, LockModeType.PESSIMISTIC_WRITE);
        int underWay = TestRun.underWayIn(pipeline.id).size();
        if (underWay >= config.mostPerPipeline()) {
            throw SlipwayException.invalid(
                    "%d test runs of the pipeline %s have not ended, and there may be no more (slipway.ci.most-per-pipeline). Wait, or cancel one.",
                    underWay, pipeline.name);
        }
        TestRun run = fresh(caller, pipeline, wanted);
        App app = apps.create(caller, Optional.of(name(run)));
        app.testRunId = run.id;
        run.appId = app.id;
        run.persist();
        TestRun.forget(pipeline.id, run.number - config.remembered());
        audit.record(
                caller.id, app.id, app.name, "ci:run", "%s #%d %s".formatted(pipeline.name, run.number, run.commitSha));
        return run;
    }

    private TestRun fresh(Account caller, Pipeline pipeline, TestRunRequest wanted) {
        Instant now = clock.instant();
        TestRun run = new TestRun();
        run.id = UUID.randomUUID();
        run.pipelineId = pipeline.id;
        run.number = TestRun.nextNumber(pipeline.id);
        run.accountId = caller.id;
        run.commitBranch = wanted.branch();
        run.commitSha = wanted.sha();
        run.commitMessage = wanted.message();
        run.sourceUrl = wanted.source().urlWithoutSecrets();
        run.status = TestRun.Status.CREATING;
        run.size = DynoSize.BASIC;
        run.createdAt = now;
        run.updatedAt = now;
        return run;
    }

    private static AppName name(TestRun run) {
        return new AppName("ci-" + run.id.toString().replace("-", "").substring(0, NAME_DIGITS));
    }

    private void takeBack(Account caller, UUID runId) {
        TestRun.hold(runId).ifPresent(run -> {
            UUID appId = run.appId;
            run.delete();
            if (App.findByIdOptional(appId).isPresent()) {
                apps.destroy(caller, appId.toString());
            }
        });
    }

    /** @throws SlipwayException if it has ended, or the caller may not run the pipeline's tests */
    @Transactional
    public TestRun cancel(Account caller, UUID runId, String message) {
        TestRun run = TestRun.hold(runId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that test run: it is gone."));
        Pipeline pipeline = pipelines.requireTestable(caller, run.pipelineId.toString());
        if (!run.underWay()) {
            throw SlipwayException.invalid(
                    "Test run #%d has ended already, as %s, so there is nothing to cancel.",
                    run.number, run.status.word());
        }
        end.cancelled(run, message.isBlank() ? "Cancelled by " + caller.email + "." : message);
        audit.record(caller.id, "ci:cancel", pipeline.name + " #" + run.number);
        return run;
    }

    /** Its apps must not stay when the rows are gone that know of them. */
    void endWithPipeline(@Observes PipelineEvent event) {
        if (event instanceof PipelineEvent.Destroying(Pipeline pipeline)) {
            cancelAll(TestRun.underWayIn(pipeline.id), "The pipeline was destroyed.");
        }
    }

    void endWithAccount(@Observes AccountEvent.Deleting event) {
        cancelAll(TestRun.underWayOf(event.account().id), "The user who ran it was removed.");
    }

    private void cancelAll(List<TestRun> runs, String why) {
        runs.forEach(run -> TestRun.hold(run.id).filter(TestRun::underWay).ifPresent(held -> end.cancelled(held, why)));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
