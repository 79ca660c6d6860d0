package dev.slipway.platform.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many telemetry drains an app may have; how they are served is said for all drains. */
@ConfigMapping(prefix = "slipway.telemetry")
public interface TelemetryConfig {
    /** Most telemetry drains of one app. */
    @WithDefault("5")
    int maxPerApp();

    /** How long figures are gathered before they are sent; dynos are measured each 20 seconds. */
    @WithDefault("20S")
    Duration metricsInterval();
}
