package dev.slipway.platform.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long previews live, and how many there may be. */
@ConfigMapping(prefix = "slipway.preview")
public interface PreviewConfig {
    /** From its last push to a preview's end. */
    @WithDefault("120H")
    Duration lifetime();

    /** Most previews that one app may have at a time. */
    @WithDefault("10")
    int mostPerApp();
}
