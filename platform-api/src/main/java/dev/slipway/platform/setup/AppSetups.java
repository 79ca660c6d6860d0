package dev.slipway.platform.setup;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.Apps;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.git.Imports;
import dev.slipway.platform.manifest.AppManifest;
import dev.slipway.platform.source.SourceBuilds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Begins setups. What comes after the build is queued is {@link SetupProgress}'s. */
@ApplicationScoped
class AppSetups {
    private final Clock clock;
    private final Apps apps;
    private final SourceBuilds builds;
    private final Imports imports;
    private final SetupFurnishing furnishing;

    AppSetups(Clock clock, Apps apps, SourceBuilds builds, Imports imports, SetupFurnishing furnishing) {
        this.clock = clock;
        this.apps = apps;
        this.builds = builds;
        this.imports = imports;
        this.furnishing = furnishing;
    }

    /** Those of other accounts are not there. */
    AppSetup require(Account caller, String id) {
        try {
            return AppSetup.<AppSetup>findByIdOptional(UUID.fromString(id))
                    .filter(setup -> setup.accountId.equals(caller.id))
                    .orElseThrow(() -> none(id));
        } catch (IllegalArgumentException noId) {
            throw none(id);
        }
    }

    /**
     * Makes the app and queues its build. If the app.json is wrong, there is no app in the end, and the setup, which has
     * failed, says what is wrong.
     *
     * @throws SlipwayException if the name is taken, or the source can't be had; nothing is left of it then
     */
    AppSetup create(Account caller, SetupRequest wanted) {
        AppSetup setup = QuarkusTransaction.requiringNew().call(() -> begin(caller, wanted));
        App app = QuarkusTransaction.requiringNew().call(() -> App.findById(setup.appId));
        List<String> wrong = new ArrayList<>();
        try {
            Build build = builds.create(caller, app, wanted.source(), commit -> {
                try {
                    furnishing.furnish(caller, setup.id, wanted, imports.file(app.id, commit, AppManifest.FILE));
                } catch (SlipwayException e) {
                    e.problem().message().lines().forEach(wrong::add);
                    throw e;
                }
            });
            QuarkusTransaction.requiringNew().run(() -> AppSetup.<AppSetup>findById(setup.id).buildId = build.id);
        } catch (SlipwayException e) {
            QuarkusTransaction.requiringNew().run(() -> takeBack(caller, setup.id, wrong));
            if (wrong.isEmpty()) {
                throw e;
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> AppSetup.findById(setup.id));
    }

    private AppSetup begin(Account caller, SetupRequest wanted) {
        return AppSetup.begin(caller.id, apps.create(caller, wanted.name()), clock.instant());
    }

    private void takeBack(Account caller, UUID setupId, List<String> wrong) {
        AppSetup setup = AppSetup.findById(setupId);
        if (App.hold(setup.appId).isPresent()) {
            apps.destroy(caller, setup.appId.toString());
        }
        if (wrong.isEmpty()) {
            setup.delete();
        } else {
            setup.manifestErrors = String.join("\n", wrong);
            setup.end(AppSetup.Status.FAILED, "The app.json is not right, so no app was made.", clock.instant());
        }
    }

    private static SlipwayException none(String id) {
        return SlipwayException.notFound("Couldn't find that app setup: there is no %s of yours.", id);
    }
}
