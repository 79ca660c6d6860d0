package dev.slipway.console.app;

import dev.slipway.console.build.BuildRow;
import dev.slipway.console.release.ReleaseRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an app changes by itself.
 *
 * @param live the release that runs
 * @param latest the newest release, if it isn't the live one: it is on its way, or failed
 * @param build the newest build, while it is under way
 */
record AppState(
        @Nullable ReleaseRow live,
        @Nullable ReleaseRow latest,
        @Nullable BuildRow build,
        List<ProcessRow> processes) {}
