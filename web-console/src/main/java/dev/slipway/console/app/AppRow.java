package dev.slipway.console.app;

import dev.slipway.platform.PlatformConfig;
import dev.slipway.platform.app.App;
import dev.slipway.platform.app.WebUrl;
import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One app in the list.
 *
 * @param release the live release, such as {@code v3}; null before the first
 * @param deployed whether the live release has an image
 * @param dynos how many dynos should run
 * @param up how many of them do
 * @param crashed how many of them ended by themselves
 */
public record AppRow(
        String name,
        String url,
        @Nullable String release,
        @Nullable String description,
        boolean deployed,
        @Nullable Instant releasedAt,
        int dynos,
        int up,
        int crashed) {

    public static AppRow of(App app, PlatformConfig config) {
        Release live = app.currentReleaseId == null ? null : Release.findById(app.currentReleaseId);
        List<Dyno> dynos =
                Dyno.shown(app.id).stream().filter(dyno -> !dyno.oneOff).toList();
        return new AppRow(
                app.name,
                WebUrl.of(app, config),
                live == null ? null : live.number().toString(),
                live == null ? null : live.description,
                live != null && live.slugId != null,
                app.releasedAt,
                dynos.size(),
                count(dynos, Dyno.State.UP),
                count(dynos, Dyno.State.CRASHED));
    }

    private static int count(List<Dyno> dynos, Dyno.State state) {
        return (int) dynos.stream().filter(dyno -> dyno.state == state).count();
    }
}
