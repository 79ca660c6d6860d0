package dev.slipway.platform.build;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.AppEvent;
import dev.slipway.platform.app.WebUrl;
import dev.slipway.platform.rollout.Rollout;
import dev.slipway.platform.rollout.RolloutEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends a build with its release: whoever pushed sees the release come up, or why it did not. */
@ApplicationScoped
class Deployment {
    /** Where tool output begins in what git shows. */
    private static final int INDENT = 7;

    private final Builds builds;
    private final PlatformConfig config;

    Deployment(Builds builds, PlatformConfig config) {
        this.builds = builds;
        this.config = config;
    }

    void follow(@Observes RolloutEvent event) {
        Build.ofRelease(event.release().id)
                .filter(build -> build.status == Build.Status.RELEASING)
                .ifPresent(build -> tell(build, event));
    }

    void cancel(@Observes AppEvent event) {
        if (event instanceof AppEvent.Destroyed destroyed) {
            Build.underWay(destroyed.app().id).forEach(build -> builds.fail(build, "The app was destroyed."));
        }
    }

    private void tell(Build build, RolloutEvent event) {
        Rollout rollout = event.rollout();
        switch (rollout.step) {
            case QUEUED -> {
                // Nothing to tell: it is a matter of a second.
            }
            case GATE -> tellPrinted(build, event);
            case RELEASE_PHASE -> builds.output(build.id, "       Running release command...\n");
            case DONE -> {
                builds.output(
                        build.id,
                        "       Released %s\n       %s deployed to Slipway\n\n"
                                .formatted(event.release().number(), WebUrl.of(event.app(), config)));
                builds.end(build, true, "");
            }
            case FAILED -> {
                tellPrinted(build, event);
                builds.fail(
                        build,
                        "Release %s failed: %s.\n%s"
                                .formatted(event.release().number(), rollout.failure, whatNow(event)));
            }
        }
    }

    /** What the release's own command printed, once. */
    private void tellPrinted(Build build, RolloutEvent event) {
        String printed = event.release().output;
        if (event.before() == Rollout.Step.RELEASE_PHASE && !printed.isEmpty()) {
            builds.output(build.id, printed.indent(INDENT));
        }
    }

    private static String whatNow(RolloutEvent event) {
        return event.app().currentReleaseId == null
                ? "Nothing is live. See: slipway logs -a " + event.app().name
                : "The release before it is still live. See: slipway logs -a " + event.app().name;
    }
}
