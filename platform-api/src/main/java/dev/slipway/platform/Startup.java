package dev.slipway.platform;

import dev.slipway.platform.account.Accounts;
import dev.slipway.platform.drain.Shipping;
import dev.slipway.platform.dyno.OneOffs;
import dev.slipway.platform.git.Pins;
import dev.slipway.platform.git.ssh.GitSshServer;
import dev.slipway.platform.hint.HintBus;
import dev.slipway.platform.rendezvous.Rendezvous;
import dev.slipway.platform.rollout.Converger;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the platform does once its database is there. */
@Singleton
class Startup {
    void run(
            @Observes StartupEvent event,
            Accounts accounts,
            OneOffs oneOffs,
            Rendezvous rendezvous,
            Pins pins,
            Converger converger,
            GitSshServer ssh,
            Shipping drains,
            HintBus hints) {
        accounts.ensureAdministrator();
        oneOffs.endLost();
        rendezvous.start();
        pins.settleAll();
        converger.start();
        hints.open();
        ssh.start();
        drains.start();
    }
}
