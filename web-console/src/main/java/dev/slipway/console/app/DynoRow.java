package dev.slipway.console.app;

import dev.slipway.platform.dyno.Dyno;
import dev.slipway.platform.release.Release;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One dyno.
 *
 * @param state {@code starting}, {@code up}, {@code crashed} or {@code down}
 * @param release the release that it runs, such as {@code v3}
 * @param failure why it isn't up
 */
record DynoRow(
        String name,
        String state,
        String release,
        Instant since,
        @Nullable String failure,
        boolean restartable) {
    static DynoRow of(Dyno dyno) {
        Release release = Release.findById(dyno.releaseId);
        return new DynoRow(
                dyno.name().toString(),
                dyno.state.name().toLowerCase(Locale.ROOT),
                release.number().toString(),
                dyno.stateAt,
                dyno.failure,
                !dyno.oneOff);
    }
}
