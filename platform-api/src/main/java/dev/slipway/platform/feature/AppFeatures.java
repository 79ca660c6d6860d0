package dev.slipway.platform.feature;

import dev.slipway.platform.account.Account;
import dev.slipway.platform.app.App;
import dev.slipway.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Switches the features of apps, and tells which are on. */
@ApplicationScoped
public class AppFeatures {
    private final Clock clock;
    private final Audit audit;

    AppFeatures(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Those that are on. */
    public Set<Feature> enabled(UUID appId) {
        Map<String, Boolean> switched = new HashMap<>();
        AppFeature.ofApp(appId).forEach(row -> switched.put(row.name, row.enabled));
        return Feature.OF_APPS.stream()
                .filter(feature -> switched.getOrDefault(feature.name(), feature.enabled()))
                .collect(Collectors.toSet());
    }

    List<FeatureView> of(App app) {
        return Feature.OF_APPS.stream().map(feature -> view(app, feature)).toList();
    }

    FeatureView info(App app, String idOrName) {
        return view(app, Feature.require(Feature.OF_APPS, idOrName));
    }

    /** Takes effect when a dyno of the app starts the next time. */
    @Transactional
    FeatureView update(Account caller, App app, String idOrName, boolean enabled) {
        Feature feature = Feature.require(Feature.OF_APPS, idOrName);
        feature.requireSwitchable(enabled);
        App.hold(app.id);
        if (view(app, feature).enabled() != enabled) {
            AppFeature row = AppFeature.of(app.id, feature).orElseGet(() -> created(app, feature));
            row.enabled = enabled;
            row.updatedAt = clock.instant();
            row.persist();
            audit.record(caller.id, app.id, app.name, enabled ? "feature:enable" : "feature:disable", feature.name());
        }
        return view(app, feature);
    }

    private AppFeature created(App app, Feature feature) {
        AppFeature row = new AppFeature();
        row.appId = app.id;
        row.name = feature.name();
        row.createdAt = clock.instant();
        return row;
    }

    private static FeatureView view(App app, Feature feature) {
        return AppFeature.of(app.id, feature)
                .map(row -> FeatureView.of(feature, row.enabled, app.createdAt, row.updatedAt))
                .orElseGet(() -> FeatureView.of(feature, feature.enabled(), app.createdAt, null));
    }
}
