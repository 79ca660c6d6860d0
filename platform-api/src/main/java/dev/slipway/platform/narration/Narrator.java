package dev.slipway.platform.narration;

import dev.slipway.platform.account.AccountRef;
import dev.slipway.platform.app.App;
import dev.slipway.platform.formation.FormationEvent;
import dev.slipway.platform.hint.AfterCommit;
import dev.slipway.platform.log.AppLog;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.ReleaseEvent;
import dev.slipway.platform.rollout.Rollout;
import dev.slipway.platform.rollout.RolloutEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes the {@code app[api]} lines. */
@ApplicationScoped
class Narrator {
    private final AppLog log;
    private final AfterCommit afterCommit;

    Narrator(AppLog log, AfterCommit afterCommit) {
        this.log = log;
        this.afterCommit = afterCommit;
    }

    void released(@Observes ReleaseEvent event) {
        Release release = event.release();
        String user = AccountRef.of(release.accountId).email();
        tell(event.app(), "%s by user %s".formatted(release.description, user));
        tell(event.app(), "Release %s created by user %s".formatted(release.number(), user));
    }

    void rolledOut(@Observes RolloutEvent event) {
        if (event.rollout().step == Rollout.Step.FAILED) {
            tell(event.app(), "Release %s failed: %s".formatted(event.release().number(), event.rollout().failure));
        }
    }

    void scaled(@Observes FormationEvent event) {
        tell(event.app(), "Scaled to %s by user %s".formatted(event.change(), event.user().email));
    }

    private void tell(App app, String text) {
        afterCommit.run(() -> log.api(app.id, text));
    }
}
