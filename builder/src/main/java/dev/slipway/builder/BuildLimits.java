package dev.slipway.builder;

import java.time.Duration;

/**
 * What one build may use; a build that reaches a limit is ended, and told which.
 *
 * @param memoryMegabytes in MiB, without swap
 * @param cpus cores
 * @param processes processes and threads at a time
 * @param diskBytes of source, layers and temporary files together; sampled, so a fast writer may pass it briefly
 * @param time from the first step to the pushed image
 */
public record BuildLimits(int memoryMegabytes, double cpus, int processes, long diskBytes, Duration time) {
    public static final BuildLimits DEFAULT =
            new BuildLimits(2048, 2, 1024, 4L * 1024 * 1024 * 1024, Duration.ofMinutes(15));
}
