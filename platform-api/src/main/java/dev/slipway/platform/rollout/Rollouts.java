package dev.slipway.platform.rollout;

import dev.slipway.model.app.ProcessType;
import dev.slipway.model.app.ProcessTypes;
import dev.slipway.model.dyno.DynoSize;
import dev.slipway.platform.app.App;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.dyno.Dynos;
import dev.slipway.platform.formation.Formation;
import dev.slipway.platform.formation.Formations;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves an app's oldest unfinished rollout as far as it can go now. Call it with the app held. */
@ApplicationScoped
class Rollouts {
    private final Clock clock;
    private final Dynos dynos;
    private final Formations formations;
    private final Places places;
    private final ReleasePhaseOutput output;
    private final Event<RolloutEvent> events;

    Rollouts(
            Clock clock,
            Dynos dynos,
            Formations formations,
            Places places,
            ReleasePhaseOutput output,
            Event<RolloutEvent> events) {
        this.clock = clock;
        this.dynos = dynos;
        this.formations = formations;
        this.places = places;
        this.output = output;
        this.events = events;
    }

    void advance(App app) {
        Optional<Rollout> active = Rollout.active(app.id);
        while (active.isPresent() && step(app, active.get())) {
            active = Rollout.active(app.id);
        }
    }

    /** One step; true if the next can be tried at once. */
    private boolean step(App app, Rollout rollout) {
        Release release = Release.findById(rollout.releaseId);
        return switch (rollout.step) {
            case QUEUED -> begin(app, rollout, release);
            case RELEASE_PHASE -> awaitReleasePhase(app, rollout, release);
            case GATE -> awaitWeb(app, rollout, release);
            case DONE, FAILED -> false;
        };
    }

    private boolean begin(App app, Rollout rollout, Release release) {
        rollout.fromReleaseId = app.currentReleaseId;
        Optional<Slug> slug = release.slug();
        if (slug.isEmpty()) {
            return succeed(app, rollout, release);
        }
        ProcessTypes types = slug.get().types();
        formations.adapt(app, types);
        Optional<String> command = types.command(ProcessType.RELEASE);
        // What a release command prepares, a test run prepares by its own script.
        if (command.isEmpty() || app.isForTests()) {
            return enter(app, rollout, release, Rollout.Step.GATE);
        }
        dynos.add(app, release, ProcessType.RELEASE, 1, DynoSize.BASIC, command.get());
        return enter(app, rollout, release, Rollout.Step.RELEASE_PHASE);
    }

    private boolean awaitReleasePhase(App app, Rollout rollout, Release release) {
        Optional<Dyno> dyno = Dyno.releasePhase(release.id);
        if (dyno.isEmpty()) {
            return fail(app, rollout, release, "its release command was lost; release it again");
        }
        if (dyno.get().phase != Dyno.Phase.GONE) {
            return false;
        }
        release.output = output.of(dyno.get());
        Integer exitCode = dyno.get().exitCode;
        release.runnable = exitCode != null && exitCode == 0;
        return release.runnable
                ? enter(app, rollout, release, Rollout.Step.GATE)
                : fail(app, rollout, release, "the release command " + dyno.get().failure);
    }

    private boolean awaitWeb(App app, Rollout rollout, Release release) {
        Optional<String> command = release.slug().flatMap(slug -> slug.types().command(ProcessType.WEB));
        Optional<Formation> formation = Formation.of(app.id, ProcessType.WEB);
        if (command.isEmpty() || formation.isEmpty()) {
            return succeed(app, rollout, release);
        }
        List<Dyno> dynosOfRelease = places.fill(app, release, formation.get(), command.get());
        Optional<Dyno> broken = dynosOfRelease.stream()
                .filter(dyno -> dyno.state == Dyno.State.CRASHED)
                .findFirst();
        if (broken.isPresent()) {
            return fail(app, rollout, release, broken.get().name() + " did not come up: " + broken.get().failure);
        }
        boolean up = dynosOfRelease.stream().allMatch(dyno -> dyno.state == Dyno.State.UP);
        return up && succeed(app, rollout, release);
    }

    private boolean succeed(App app, Rollout rollout, Release release) {
        Instant now = clock.instant();
        release.status = Release.Status.SUCCEEDED;
        release.runnable = true;
        release.updatedAt = now;
        app.currentReleaseId = release.id;
        app.slugSize = release.slug().map(slug -> slug.size).orElse(null);
        app.releasedAt = now;
        app.updatedAt = now;
        return enter(app, rollout, release, Rollout.Step.DONE);
    }

    private boolean fail(App app, Rollout rollout, Release release, String reason) {
        release.status = Release.Status.FAILED;
        release.failure = reason;
        release.updatedAt = clock.instant();
        rollout.failure = reason;
        return enter(app, rollout, release, Rollout.Step.FAILED);
    }

    private boolean enter(App app, Rollout rollout, Release release, Rollout.Step step) {
        Rollout.Step before = rollout.step;
        rollout.step = step;
        rollout.updatedAt = clock.instant();
        rollout.persist();
        events.fire(new RolloutEvent(app, release, rollout, before));
        return true;
    }
}
