package dev.slipway.platform.build;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/** Ends builds before their end, at a user's wish. */
@ApplicationScoped
class Cancellation {
    private final Clock clock;
    private final Builds builds;
    private final Audit audit;

    Cancellation(Clock clock, Builds builds, Audit audit) {
        this.clock = clock;
        this.builds = builds;
        this.audit = audit;
    }

    /**
     * Ends a build that waits, or has the builder end one that runs, which takes it a second or more. Cancelling twice
     * is no error.
     *
     * @throws SlipwayException {@code invalid_params} if its image is there already
     */
    @Transactional
    Build of(Account caller, App app, UUID buildId) {
        App.hold(app.id);
        Build build = Build.<Build>findByIdOptional(buildId, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.appId.equals(app.id))
                .orElseThrow(() -> noSuchBuild(app, buildId.toString()));
        if (build.cancellation != null) {
            return build;
        }
        String by = "The build was cancelled by " + caller.email + ".";
        switch (build.status) {
            case QUEUED -> {
                build.cancellation = by;
                builds.fail(build, by);
            }
            case BUILDING -> {
                build.cancellation = by;
                build.updatedAt = clock.instant();
            }
            case RELEASING ->
                throw SlipwayException.invalid(
                        "Build %s is built and being released, so it can't be cancelled. Go back once it is live: slipway rollback -a %s",
                        build.id, app.name);
            case SUCCEEDED, FAILED ->
                throw SlipwayException.invalid(
                        "Build %s has %s already, so there is nothing to cancel.",
                        build.id, build.status.name().toLowerCase(Locale.ROOT));
        }
        audit.record(caller.id, app.id, app.name, "build:cancel", "build " + build.id);
        return build;
    }

    static SlipwayException noSuchBuild(App app, String id) {
        return SlipwayException.notFound("Couldn't find that build: %s has no %s.", app.name, id);
    }
}
