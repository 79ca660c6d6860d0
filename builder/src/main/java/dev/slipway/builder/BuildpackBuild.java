package dev.slipway.builder;

import dev.slipway.builder.buildpack.BuiltBuildpack;
import dev.slipway.builder.buildpack.LaunchProcesses;
import dev.slipway.model.build.BuildJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Detect and build: runs the buildpacks' lifecycle in its container, and says in the app's terms what went wrong. */
final class BuildpackBuild {
    // As buildpacks/lifecycle gives them.
    private static final int NOTHING_DETECTED = 20;
    private static final int DETECT_FAILED = 21;
    private static final int BUILD_FAILED = 30;

    private final BuildLimits limits;

    BuildpackBuild(BuildLimits limits) {
        this.limits = limits;
    }

    /** What the buildpacks left: the group that built the app, in its order, and the process types it declares. */
    record Built(List<BuiltBuildpack> group, LaunchProcesses processes) {}

    Built run(BuildJob job, BuildPlace place, BuildWatch watch, BuildOutput output, Timings timings)
            throws BuildFailedException, IOException {
        ProcessLimitHint hint = new ProcessLimitHint();
        BuildContainer.End end = place.container().run(watch, line -> {
            hint.see(line);
            output.line(line);
        });
        Path layers = place.directory().layers();
        if (end.exitCode() != 0) {
            throw failure(job, end, layers, hint);
        }
        detectTook(layers).ifPresent(took -> timings.split("build", "detect", took));
        List<BuiltBuildpack> group = BuiltBuildpack.group(layers);
        return new Built(group, LaunchProcesses.of(group));
    }

    private BuildFailedException failure(BuildJob job, BuildContainer.End end, Path layers, ProcessLimitHint hint)
            throws IOException {
        if (end.outOfMemory()) {
            return BuildFailedException.byUser(
                    "Push rejected: the build was ended at its memory limit of %d MB. Make it use less memory, or ask for a"
                            + " higher limit.",
                    limits.memoryMegabytes());
        }
        return switch (end.exitCode()) {
            case NOTHING_DETECTED ->
                job.buildpacks().isEmpty()
                        ? BuildFailedException.byUser("Push rejected: no buildpack knows this app. %s", LookedFor.WORDS)
                        : BuildFailedException.byUser(
                                "Push rejected: the buildpacks that were chosen for this app (%s) don't all know it. %s"
                                        + " slipway buildpacks:clear lets them be detected.",
                                String.join(", ", job.buildpacks()), LookedFor.WORDS);
            case DETECT_FAILED ->
                BuildFailedException.byUser("Push rejected: the app can't be built as it is; see above.");
            case BUILD_FAILED ->
                BuildFailedException.byUser(
                        "Push rejected, failed to compile %s app.%s",
                        BuiltBuildpack.record(layers, "failed")
                                .lines()
                                .findFirst()
                                .orElse("the"),
                        hint.words(limits.processes()));
            default ->
                BuildFailedException.byUser(
                        "Push rejected: the build's container ended with status %d.%s",
                        end.exitCode(), hint.words(limits.processes()));
        };
    }

    private static java.util.Optional<Duration> detectTook(Path layers) throws IOException {
        return BuiltBuildpack.record(layers, "times")
                .lines()
                .filter(line -> line.matches("detect=\\d{1,9}"))
                .map(line -> Duration.ofMillis(Long.parseLong(line.substring("detect=".length()))))
                .findFirst();
    }
}
