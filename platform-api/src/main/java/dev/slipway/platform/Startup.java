package dev.slipway.platform;

import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.git.Pins;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.rollout.Converger;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the platform does once its database is there. */
@Singleton
class Startup {
    void run(@Observes StartupEvent event, Accounts accounts, Pins pins, Converger converger, HintBus hints) {
        accounts.ensureAdministrator();
        pins.settleAll();
        converger.start();
        hints.open();
    }
}
