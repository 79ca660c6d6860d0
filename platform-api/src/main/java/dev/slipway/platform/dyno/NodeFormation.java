package dev.slipway.platform.dyno;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DesiredFormation;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.app.App;
import dev.slipway.platform.feature.AppFeatures;
import dev.slipway.platform.feature.Feature;
import dev.slipway.platform.net.NetworkPool;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import dev.slipway.platform.telemetry.TelemetryDrain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from the database what a runtime node should have running. */
@ApplicationScoped
public class NodeFormation implements DesiredFormation {
    /** The images of so many deploys are at hand for a rollback, unless more changes of config lie between them. */
    private static final int KEPT_IMAGES = 3;

    private static final int KEPT_RELEASES = 20;

    private final NetworkPool pool;
    private final Releases releases;
    private final DynoEnvironment environment;
    private final AppFeatures features;

    NodeFormation(NetworkPool pool, Releases releases, DynoEnvironment environment, AppFeatures features) {
        this.pool = pool;
        this.releases = releases;
        this.environment = environment;
        this.features = features;
    }

    @Override
    @Transactional
    public List<DesiredDyno> dynos() {
        Map<UUID, Deployed> byRelease = new HashMap<>();
        return Dyno.toRun().stream()
                .map(dyno -> desired(dyno, byRelease.computeIfAbsent(dyno.releaseId, this::deployed)))
                .toList();
    }

    @Override
    @Transactional
    public Set<ImageReference> imagesToKeep() {
        return App.<App>listAll().stream().flatMap(NodeFormation::imagesToKeep).collect(Collectors.toSet());
    }

    private static Stream<ImageReference> imagesToKeep(App app) {
        Stream<ImageReference> newest = Release.newest(app.id, KEPT_RELEASES).stream()
                .filter(release -> release.status != Release.Status.FAILED)
                .flatMap(release -> release.slug().stream())
                .map(Slug::images)
                .distinct()
                .limit(KEPT_IMAGES)
                .flatMap(Set::stream);
        Stream<ImageReference> live = Optional.ofNullable(app.currentReleaseId)
                .flatMap(id -> Release.<Release>findByIdOptional(id))
                .flatMap(Release::slug)
                .map(Slug::images)
                .stream()
                .flatMap(Set::stream);
        return Stream.concat(newest, live);
    }

    private DesiredDyno desired(Dyno dyno, Deployed deployed) {
        App app = deployed.app();
        return new DesiredDyno(
                dyno.id,
                app.id,
                app.appName(),
                dyno.name(),
                dyno.attempt,
                deployed.release().number(),
                deployed.slug().image(dyno.imageType()),
                dyno.command,
                deployed.environment(dyno, environment),
                dyno.size,
                pool.network(app.networkNumber),
                dyno.address,
                dyno.port == null ? OptionalInt.empty() : OptionalInt.of(dyno.port),
                dyno.oneOff,
                deployed.metrics());
    }

    private Deployed deployed(UUID releaseId) {
        Release release = Release.findById(releaseId);
        return new Deployed(
                App.findById(release.appId),
                release,
                release.slug().orElseThrow(),
                releases.configOf(release),
                features.enabled(release.appId),
                TelemetryDrain.takesMetrics(release.appId));
    }

    /** What all dynos of one release share. */
    private record Deployed(
            App app, Release release, Slug slug, ConfigVars config, Set<Feature> features, boolean drained) {
        ConfigVars environment(Dyno dyno, DynoEnvironment environment) {
            return environment.of(dyno, app, release, slug, config, features.contains(Feature.DYNO_METADATA));
        }

        /** Telemetry drains read the figures from the log. */
        boolean metrics() {
            return features.contains(Feature.RUNTIME_METRICS) || drained;
        }
    }
}
