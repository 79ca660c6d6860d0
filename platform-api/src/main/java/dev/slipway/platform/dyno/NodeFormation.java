package dev.slipway.platform.dyno;

import dev.slipway.model.app.ConfigVars;
import dev.slipway.model.dyno.DesiredDyno;
import dev.slipway.model.dyno.DesiredFormation;
import dev.slipway.model.release.ImageReference;
import dev.slipway.platform.app.App;
import dev.slipway.platform.net.NetworkPool;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Releases;
import dev.slipway.platform.slug.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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
    private final OneOffs oneOffs;

    NodeFormation(NetworkPool pool, Releases releases, OneOffs oneOffs) {
        this.pool = pool;
        this.releases = releases;
        this.oneOffs = oneOffs;
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
                environment(dyno, deployed),
                dyno.size,
                pool.network(app.networkNumber),
                dyno.address,
                dyno.port == null ? OptionalInt.empty() : OptionalInt.of(dyno.port),
                dyno.oneOff);
    }

    private ConfigVars environment(Dyno dyno, Deployed deployed) {
        Map<String, String> environment = new TreeMap<>(deployed.config().values());
        environment.putAll(oneOffs.environment(dyno).values());
        environment.put("DYNO", dyno.name().toString());
        if (dyno.port != null) {
            environment.put("PORT", Integer.toString(dyno.port));
        }
        String version = deployed.release().number().toString();
        for (String prefix : List.of("SLIPWAY", "HEROKU")) {
            environment.put(prefix + "_APP_NAME", deployed.app().name);
            environment.put(prefix + "_RELEASE_VERSION", version);
            String commit = deployed.slug().commitId;
            if (commit != null) {
                environment.put(prefix + "_SLUG_COMMIT", commit);
            }
        }
        return ConfigVars.of(environment);
    }

    private Deployed deployed(UUID releaseId) {
        Release release = Release.findById(releaseId);
        return new Deployed(
                App.findById(release.appId), release, release.slug().orElseThrow(), releases.configOf(release));
    }

    /** What all dynos of one release share. */
    private record Deployed(App app, Release release, Slug slug, ConfigVars config) {}
}
