package dev.slipway.platform.preview;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.git.PreviewApps;
import dev.slipway.platform.rollout.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An app that has previews. */
abstract class PreviewFixture {
    @Inject
    Stage stage;

    @Inject
    Previews previews;

    @Inject
    Clock clock;

    App parent;
    String url;

    @BeforeEach
    void anApp() {
        parent = stage.createApp();
        url = "/apps/" + parent.name + "/previews";
    }

    PreviewApps.Opened open(String name) {
        UUID admin = QuarkusTransaction.requiringNew()
                .call(() -> Account.byEmail("admin@localhost").orElseThrow().id);
        return previews.open(parent, admin, name, Optional.empty());
    }
}
