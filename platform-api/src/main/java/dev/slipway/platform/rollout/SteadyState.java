package dev.slipway.platform.rollout;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.platform.app.App;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.Dynos;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings an app's dynos to what its live release and its formation ask for. Web dynos start before those they replace
 * stop; all others stop first, so that never two of one place run. Call it with the app held.
 */
@ApplicationScoped
class SteadyState {
    private final Clock clock;
    private final Dynos dynos;
    private final Places places;

    SteadyState(Clock clock, Dynos dynos, Places places) {
        this.clock = clock;
        this.dynos = dynos;
        this.places = places;
    }

    void reach(App app) {
        Optional<Release> live = Optional.ofNullable(app.currentReleaseId).map(id -> Release.<Release>findById(id));
        ProcessTypes types = live.flatMap(Release::slug).map(Slug::types).orElse(ProcessTypes.NONE);
        live.ifPresent(release -> Formation.ofApp(app.id).stream()
                .filter(formation -> types.command(formation.processType()).isPresent())
                .forEach(formation -> fill(app, release, formation, types)));
        for (Dyno dyno : Dyno.present(app.id)) {
            Release own = Release.findById(dyno.releaseId);
            if (dyno.phase != Dyno.Phase.WANTED || own.status == Release.Status.PENDING) {
                continue;
            }
            if (own.status == Release.Status.FAILED || live.isEmpty()) {
                retire(dyno);
            } else {
                retireUnlessFitting(app, live.get(), dyno, types);
            }
        }
    }

    private void fill(App app, Release release, Formation formation, ProcessTypes types) {
        String command = types.command(formation.processType()).orElseThrow();
        if (formation.processType().servesHttp()) {
            places.fill(app, release, formation, command);
            return;
        }
        List<Dyno> present = Dyno.present(app.id);
        for (int number = 1; number <= formation.quantity; number++) {
            int place = number;
            boolean taken = present.stream().anyMatch(dyno -> dyno.type.equals(formation.type) && dyno.number == place);
            if (!taken) {
                dynos.add(app, release, formation.processType(), place, formation.size, command);
            }
        }
    }

    private void retireUnlessFitting(App app, Release release, Dyno dyno, ProcessTypes types) {
        if (dyno.oneOff) {
            return;
        }
        Optional<Formation> formation = Formation.of(app.id, new ProcessType(dyno.type))
                .filter(row -> types.command(row.processType()).isPresent());
        boolean fits = formation.filter(row -> Places.fits(dyno, release, row)).isPresent();
        if (fits) {
            startIfRested(dyno);
        } else if (!dyno.is(ProcessType.WEB) || replaced(app, release, formation)) {
            retire(dyno);
        }
    }

    /** Whether every place has a dyno that is up, so that those without a place are not needed any more. */
    private static boolean replaced(App app, Release release, Optional<Formation> formation) {
        if (formation.isEmpty()) {
            return true;
        }
        long up = Dyno.present(app.id).stream()
                .filter(dyno -> Places.fits(dyno, release, formation.get()) && dyno.state == Dyno.State.UP)
                .count();
        return up >= formation.get().quantity;
    }

    private void startIfRested(Dyno dyno) {
        Instant due = dyno.restartAt;
        if (dyno.state == Dyno.State.CRASHED && due != null && !due.isAfter(clock.instant())) {
            dynos.startAgain(dyno);
        }
    }

    private void retire(Dyno dyno) {
        boolean serving = dyno.is(ProcessType.WEB) && dyno.state == Dyno.State.UP;
        dynos.enter(dyno, serving ? Dyno.Phase.DRAINING : Dyno.Phase.STOPPING);
        if (dyno.state == Dyno.State.CRASHED) {
            dynos.enter(dyno, Dyno.Phase.GONE);
        }
    }
}
