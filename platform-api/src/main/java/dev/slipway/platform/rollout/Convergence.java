package dev.slipway.platform.rollout;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.hint.Hint;
import dev.slipway.model.route.AppRoutes;
import dev.slipway.model.route.Target;
import dev.slipway.platform.app.App;
import dev.slipway.platform.domain.Domain;
import dev.slipway.platform.domain.DomainCertificates;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.Dynos;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.route.HttpChallenge;
import dev.slipway.platform.route.Routers;
import dev.slipway.platform.route.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves one app as far as it can go now: its rollout, its dynos, its routes. Everything happens in one transaction that
 * holds the app's row; what the runtime nodes and routers then do follows from the rows.
 */
@ApplicationScoped
public class Convergence {
    /** Requests that a dyno still has after this time are cut off. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final Rollouts rollouts;
    private final SteadyState steadyState;
    private final Dynos dynos;
    private final Routes routes;
    private final Routers routers;
    private final DomainCertificates certificates;
    private final HintBus hints;

    Convergence(
            Clock clock,
            Rollouts rollouts,
            SteadyState steadyState,
            Dynos dynos,
            Routes routes,
            Routers routers,
            DomainCertificates certificates,
            HintBus hints) {
        this.clock = clock;
        this.rollouts = rollouts;
        this.steadyState = steadyState;
        this.dynos = dynos;
        this.routes = routes;
        this.routers = routers;
        this.certificates = certificates;
        this.hints = hints;
    }

    /** Nothing happens if the app is gone. */
    @Transactional
    public void converge(UUID appId) {
        Optional<App> held = App.hold(appId);
        if (held.isEmpty()) {
            return;
        }
        App app = held.get();
        rollouts.advance(app);
        steadyState.reach(app);
        long version = publishRoutes(app);
        Dyno.present(app.id).stream()
                .filter(dyno -> dyno.phase == Dyno.Phase.DRAINING)
                .forEach(dyno -> drain(dyno, version));
        hints.send(new Hint(Hint.Kind.DYNOS, app.id));
    }

    /**
     * Publishes the app's routes at once. Call it in a transaction that holds the app.
     *
     * @return the version from which on routers know them
     */
    public long publishRoutes(App app) {
        return routes.publish(routesOf(app));
    }

    private void drain(Dyno dyno, long version) {
        if (dyno.unroutedVersion == null) {
            dyno.unroutedVersion = version;
        }
        boolean late = dyno.phaseAt.plus(DRAIN_LIMIT).isBefore(clock.instant());
        if (late || routers.haveLetGo(dyno.id, dyno.unroutedVersion)) {
            dynos.enter(dyno, Dyno.Phase.STOPPING);
        }
    }

    private AppRoutes routesOf(App app) {
        List<Dyno> web = Dyno.present(app.id).stream()
                .filter(dyno -> dyno.is(ProcessType.WEB) && dyno.phase == Dyno.Phase.WANTED)
                .toList();
        Optional<Release> live = Optional.ofNullable(app.currentReleaseId).map(id -> Release.<Release>findById(id));
        List<Target> targets = web.stream()
                .filter(dyno -> dyno.state == Dyno.State.UP && servable(dyno))
                .map(Convergence::target)
                .toList();
        List<Domain> domains = Domain.ofApp(app.id);
        List<String> hostnames = domains.stream().map(domain -> domain.hostname).toList();
        return new AppRoutes(
                app.id,
                app.name,
                0,
                hostnames,
                status(app, live, web, targets),
                targets,
                certificates.shownFor(domains),
                HttpChallenge.ofApp(app.id));
    }

    /** Dynos of a release that is not live yet, or was taken back, take no requests; those of an older one still do. */
    private static boolean servable(Dyno dyno) {
        return Release.<Release>findById(dyno.releaseId).status == Release.Status.SUCCEEDED;
    }

    private static Target target(Dyno dyno) {
        Release release = Release.findById(dyno.releaseId);
        return new Target(
                dyno.id,
                dyno.name().toString(),
                dyno.address,
                Optional.ofNullable(dyno.port).orElse(Dynos.WEB_PORT),
                release.version);
    }

    private static AppRoutes.AppStatus status(App app, Optional<Release> live, List<Dyno> web, List<Target> targets) {
        if (app.maintenance) {
            return AppRoutes.AppStatus.MAINTENANCE;
        }
        if (!targets.isEmpty()) {
            return AppRoutes.AppStatus.LIVE;
        }
        if (web.stream().anyMatch(dyno -> dyno.state == Dyno.State.STARTING)) {
            return AppRoutes.AppStatus.BOOTING;
        }
        if (live.flatMap(Release::slug).isEmpty()) {
            boolean failed = Release.latest(app.id)
                    .filter(release -> release.status == Release.Status.FAILED)
                    .isPresent();
            return failed ? AppRoutes.AppStatus.CRASHED : AppRoutes.AppStatus.BLANK;
        }
        boolean scaledToZero = live.flatMap(Release::slug)
                        .flatMap(slug -> slug.types().command(ProcessType.WEB))
                        .isEmpty()
                || Formation.of(app.id, ProcessType.WEB)
                        .filter(formation -> formation.quantity > 0)
                        .isEmpty();
        return scaledToZero ? AppRoutes.AppStatus.SCALED_TO_ZERO : AppRoutes.AppStatus.CRASHED;
    }
}
