package dev.slipway.platform.ci;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many test runs there may be, and how long one may take. */
@ConfigMapping(prefix = "slipway.ci")
public interface CiConfig {
    /** How many of a pipeline's runs test at a time; others wait, built. */
    @WithDefault("1")
    int atATime();

    /** Most runs of a pipeline that have not ended. */
    @WithDefault("10")
    int mostPerPipeline();

    /** From the beginning of a run's tests to their end. */
    @WithDefault("1H")
    Duration timeLimit();

    /** Most runs of a pipeline that are remembered. */
    @WithDefault("200")
    int remembered();
}
