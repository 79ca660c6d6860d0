package dev.slipway.platform.drain;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many log drains an app may have, and how they are served. */
@ConfigMapping(prefix = "slipway.drain")
public interface DrainConfig {
    /** Most drains of one app. */
    @WithDefault("5")
    int maxPerApp();

    /** How long lines are gathered before they are sent. */
    @WithDefault("1S")
    Duration interval();

    /** Most lines of one batch. */
    @WithDefault("1000")
    int batchLines();

    /** About the largest size of one batch. */
    @WithDefault("256K")
    MemorySize batchSize();

    /** How long one batch may take to be sent and answered. */
    @WithDefault("15S")
    Duration timeout();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("1S")
    Duration firstRetry();

    /** The longest pause between two tries. */
    @WithDefault("1M")
    Duration lastRetry();
}
