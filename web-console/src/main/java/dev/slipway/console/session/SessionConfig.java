package dev.slipway.console.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The console's sessions. */
@ConfigMapping(prefix = "slipway.console")
public interface SessionConfig {
    /** How long after signing in the API key is asked for again. */
    @WithDefault("12H")
    Duration sessionLength();
}
