package dev.slipway.platform.forge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How hard it is tried to fetch what a connected repository tells of, and to report back. */
@ConfigMapping(prefix = "slipway.forge")
public interface ForgeConfig {
    /** Attempts to fetch a commit. */
    @WithDefault("4")
    int fetchAttempts();

    /** Attempts to report what came of a commit. */
    @WithDefault("6")
    int reportAttempts();

    /** The pause after the first attempt that failed; each next one is four times as long. */
    @WithDefault("5S")
    Duration firstPause();

    /** How long a server may take for a report. */
    @WithDefault("10S")
    Duration reportTimeout();
}
