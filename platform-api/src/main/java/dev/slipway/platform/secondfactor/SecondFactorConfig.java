package dev.slipway.platform.secondfactor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Second factors. */
@ConfigMapping(prefix = "slipway.second-factor")
public interface SecondFactorConfig {
    /** Whether everybody with a password has to set one up before doing anything else with it. */
    @WithDefault("false")
    boolean required();
}
