package dev.slipway.console.app;

import dev.slipway.platform.dyno.Dyno;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    static DynoRow of(Dyno dyno, Map<UUID, String> releases) {
        return new DynoRow(
                dyno.name().toString(),
                dyno.state.name().toLowerCase(Locale.ROOT),
                releases.getOrDefault(dyno.releaseId, ""),
                dyno.stateAt,
                dyno.failure,
                !dyno.oneOff);
    }
}
