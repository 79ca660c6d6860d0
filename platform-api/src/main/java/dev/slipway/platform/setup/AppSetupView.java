package dev.slipway.platform.setup;

import dev.slipway.platform.app.AppRef;
import dev.slipway.platform.stream.StreamUrls;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The setup as the Platform API shows it. */
record AppSetupView(
        AppRef app,
        @Nullable BuildRef build,
        Instant createdAt,
        @Nullable String failureMessage,
        UUID id,
        List<String> manifestErrors,
        @Nullable Postdeploy postdeploy,
        @Nullable String resolvedSuccessUrl,
        String status,
        Instant updatedAt) {

    /** The build and how it stands. */
    record BuildRef(UUID id, @Nullable String outputStreamUrl, String status) {}

    /** What the postdeploy script printed, and how it ended. */
    record Postdeploy(int exitCode, String output) {}

    static AppSetupView of(AppSetup setup, StreamUrls urls) {
        return new AppSetupView(
                new AppRef(setup.appId, setup.appName),
                setup.build()
                        .map(build -> new BuildRef(
                                build.id,
                                urls.of("builds", build.id),
                                build.underWay()
                                        ? "pending"
                                        : build.status.name().toLowerCase(Locale.ROOT)))
                        .orElse(null),
                setup.createdAt,
                setup.failure,
                setup.id,
                setup.errors(),
                setup.postdeployExitCode == null
                        ? null
                        : new Postdeploy(
                                setup.postdeployExitCode, setup.postdeployOutput == null ? "" : setup.postdeployOutput),
                null,
                setup.status.name().toLowerCase(Locale.ROOT),
                setup.updatedAt);
    }
}
