package dev.slipway.platform.buildpack;

import dev.slipway.model.error.SlipwayException;
import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Chooses the buildpacks of apps. */
@ApplicationScoped
public class Buildpacks {
    private static final int MOST = 20;

    private final Audit audit;

    Buildpacks(Audit audit) {
        this.audit = audit;
    }

    /** Puts these in the place of those that the app has; none means that buildpacks are detected. */
    @Transactional
    public List<BuildpackInstallation> replace(Account caller, UUID appId, List<String> given) {
        if (given.size() > MOST) {
            throw SlipwayException.invalid("An app can have %d buildpacks at most, not %d.", MOST, given.size());
        }
        List<String> names = given.stream().map(KnownBuildpacks::name).toList();
        if (names.stream().map(KnownBuildpacks::id).distinct().count() < names.size()) {
            throw SlipwayException.invalid("A buildpack is named twice in %s.", String.join(", ", names));
        }
        App app = App.hold(appId)
                .orElseThrow(() -> SlipwayException.notFound("Couldn't find that app: it was destroyed."));
        BuildpackInstallation.delete("appId", app.id);
        for (int ordinal = 0; ordinal < names.size(); ordinal++) {
            BuildpackInstallation chosen = new BuildpackInstallation();
            chosen.id = UUID.randomUUID();
            chosen.appId = app.id;
            chosen.ordinal = ordinal;
            chosen.name = names.get(ordinal);
            chosen.persist();
        }
        audit.record(caller.id, app.id, app.name, "buildpacks:set", String.join(",", names));
        return BuildpackInstallation.ofApp(app.id);
    }
}
