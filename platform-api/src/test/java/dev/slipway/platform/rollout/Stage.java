package dev.slipway.platform.rollout;

import static org.awaitility.Awaitility.await;

import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.build.BuildJob;
import dev.slipway.model.build.BuildOutcome;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DynoReport;
import dev.slipway.model.log.LogLine;
import dev.slipway.model.release.ImageReference;
import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.RouterReport;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.Builds;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.NodeFormation;
import dev.slipway.platform.dyno.NodeReports;
import dev.slipway.platform.log.LogStore;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.route.Routers;
import dev.slipway.platform.route.RoutesView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Plays builder, runtime node and router for one app at a time, by the ports that the real ones use. */
@ApplicationScoped
public class Stage {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROUTER = "router-of-the-test";

    private final Apps apps;
    private final Builds builds;
    private final NodeFormation formation;
    private final NodeReports reports;
    private final Routers routers;
    private final RoutesView routes;
    private final LogStore logs;
    private final Clock clock;

    Stage(
            Apps apps,
            Builds builds,
            NodeFormation formation,
            NodeReports reports,
            Routers routers,
            RoutesView routes,
            LogStore logs,
            Clock clock) {
        this.apps = apps;
        this.builds = builds;
        this.formation = formation;
        this.reports = reports;
        this.routers = routers;
        this.routes = routes;
        this.logs = logs;
        this.clock = clock;
    }

    public App createApp() {
        return apps.create(administrator(), Optional.empty());
    }

    public Account administrator() {
        return inTransaction(() -> Account.byEmail("admin@localhost").orElseThrow());
    }

    /** Queues a build of a made-up commit. */
    public UUID queueBuild(App app) {
        String commit = UUID.randomUUID().toString().replace("-", "") + "00000000";
        return builds.queue(UUID.randomUUID(), app.id, administrator().id, "refs/heads/main", "0".repeat(40), commit)
                .id();
    }

    /** Takes the app's next build and ends it with an image that has these process types. */
    UUID build(App app, Map<String, String> types) {
        queueBuild(app);
        return buildNext(types);
    }

    /** Takes the next build there is and ends it with an image that has these process types. */
    public UUID buildNext(Map<String, String> types) {
        BuildJob job = soon(() -> builds.take("builder-of-the-test")).orElseThrow();
        finish(job, types);
        return job.id();
    }

    /** Ends a build with an image that has these process types. */
    public void finish(BuildJob job, Map<String, String> types) {
        builds.finish(
                job.id(),
                new BuildOutcome.Succeeded(
                        new ImageReference(job.repository(), digest(job.id().toString())),
                        ProcessTypes.of(types),
                        "Node.js",
                        1000));
    }

    /** The digest of the image that a build is given. */
    public String digest(String buildId) {
        return "sha256:" + buildId.replace("-", "") + "0".repeat(32);
    }

    /** Builds and deploys, with every dyno coming up at once. */
    public void deploy(App app, Map<String, String> types) {
        queueBuild(app);
        deployNext(app, types);
    }

    /** Builds and deploys the next build there is, which must be this app's. */
    public void deployNext(App app, Map<String, String> types) {
        UUID build = buildNext(types);
        await().atMost(SOON).until(() -> {
            playNode(app);
            return status(build) == Build.Status.SUCCEEDED;
        });
        settle(app);
    }

    /** Asks for a build as a builder does that finds none. */
    public boolean nothingToBuild() {
        return builds.take("builder-of-the-test").isEmpty();
    }

    /** Lets node and router follow until nothing changes any more. */
    public void settle(App app) {
        await().atMost(SOON).until(() -> {
            playNode(app);
            playRouter(Map.of());
            UUID live = reload(app).currentReleaseId;
            return dynos(app).stream()
                    .allMatch(dyno -> dyno.phase == Dyno.Phase.WANTED
                            && dyno.state == Dyno.State.UP
                            && !dyno.replaced
                            && dyno.releaseId.equals(live));
        });
    }

    /** Every dyno that should run comes up, one-off ones end well, and those that should not run any more are removed. */
    public void playNode(App app) {
        desired(app).forEach(dyno -> {
            if (dyno.oneOff()) {
                reports.report(new DynoReport.Exited(dyno.id(), dyno.attempt(), clock.instant(), 0, false));
            } else {
                reports.report(new DynoReport.Up(dyno.id(), dyno.attempt(), clock.instant()));
            }
        });
        removeStopped(app);
    }

    /** The dynos of the formation come up; one-off ones run on. */
    public void playFormation(App app) {
        desired(app).stream()
                .filter(dyno -> !dyno.oneOff())
                .forEach(dyno -> reports.report(new DynoReport.Up(dyno.id(), dyno.attempt(), clock.instant())));
        removeStopped(app);
    }

    void removeStopped(App app) {
        for (Dyno dyno : inTransaction(() -> Dyno.present(app.id))) {
            if (dyno.phase == Dyno.Phase.STOPPING) {
                reports.report(new DynoReport.Removed(dyno.id, dyno.attempt, clock.instant()));
            }
        }
    }

    /** The router has all routes in force, and these requests in flight. */
    void playRouter(Map<UUID, Integer> inFlight) {
        routers.report(ROUTER, new RouterReport(routes.latestVersion(), inFlight));
    }

    /** A line of the dyno's log. */
    public void print(App app, DesiredDyno dyno, String text) {
        logs.append(
                List.of(new LogLine(app.id, clock.instant(), "app", dyno.name().toString(), text)));
    }

    public void report(DynoReport report) {
        reports.report(report);
    }

    public List<DesiredDyno> desired(App app) {
        return formation.dynos().stream()
                .filter(dyno -> dyno.appId().equals(app.id))
                .toList();
    }

    public List<Dyno> dynos(App app) {
        return inTransaction(() -> Dyno.present(app.id));
    }

    AppRoutes routes(App app) {
        return await().atMost(SOON)
                .until(() -> routes.of(app.id), Optional::isPresent)
                .orElseThrow();
    }

    Build.Status status(UUID build) {
        return inTransaction(() -> Build.<Build>findById(build).status);
    }

    List<Release> releases(App app) {
        return inTransaction(() -> Release.ofApp(app.id));
    }

    App reload(App app) {
        return inTransaction(() -> App.<App>findById(app.id));
    }

    private static <T> Optional<T> soon(Supplier<Optional<T>> source) {
        return await().atMost(SOON).until(source::get, Optional::isPresent);
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
