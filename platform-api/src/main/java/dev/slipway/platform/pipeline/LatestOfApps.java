package dev.slipway.platform.pipeline;

import dev.slipway.platform.app.App;
import dev.slipway.platform.build.Build;
import dev.slipway.platform.build.BuildView;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.ReleaseView;
import dev.slipway.platform.stream.StreamUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** What came last in each of some apps. Apps without any are left out. */
@ApplicationScoped
class LatestOfApps {
    /** Config changes may follow a deployment, but rarely more of them. */
    private static final int FAR_BACK = 200;

    private final StreamUrls urls;

    LatestOfApps(StreamUrls urls) {
        this.urls = urls;
    }

    List<BuildView> builds(List<App> apps) {
        return apps.stream()
                .flatMap(app -> Build.newest(app.id, 1).stream().map(build -> BuildView.of(app, build, urls)))
                .toList();
    }

    List<ReleaseView> releases(List<App> apps) {
        return apps.stream()
                .flatMap(app -> Release.latest(app.id).stream().map(release -> view(app, release)))
                .toList();
    }

    /** Releases of another image than the one before them. */
    List<ReleaseView> deployments(List<App> apps) {
        return apps.stream()
                .flatMap(app -> deployment(app).stream().map(release -> view(app, release)))
                .toList();
    }

    private static Optional<Release> deployment(App app) {
        List<Release> newest = Release.newest(app.id, FAR_BACK);
        return IntStream.range(0, newest.size())
                .filter(at -> newest.get(at).slugId != null)
                .filter(at ->
                        at + 1 == newest.size() || !Objects.equals(newest.get(at).slugId, newest.get(at + 1).slugId))
                .mapToObj(newest::get)
                .findFirst();
    }

    private ReleaseView view(App app, Release release) {
        boolean restorable = Release.restorable(app.id).stream().anyMatch(kept -> kept.id.equals(release.id));
        return ReleaseView.of(app, release, restorable, urls);
    }
}
