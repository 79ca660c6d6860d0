package dev.slipway.platform.setup;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Has the postdeploy scripts of apps run that are made elsewhere. */
@ApplicationScoped
public class Postdeploys {
    private final Clock clock;

    Postdeploys(Clock clock) {
        this.clock = clock;
    }

    /** Once, when the app's first release is live. Call it inside the transaction that makes the app. */
    public void runOnce(Account account, App app, String command) {
        AppSetup.begin(account.id, app, clock.instant()).postdeploy = command;
    }
}
