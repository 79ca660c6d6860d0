package dev.slipway.platform.registry;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The embedded registry's configuration. */
@ConfigMapping(prefix = "slipway.registry")
public interface RegistryConfig {
    /** Where blobs, links and uploads lie. One process at a time may use it. */
    @WithDefault("${slipway.home}/registry")
    Path directory();

    /** The largest blob that is taken. */
    @WithDefault("10G")
    MemorySize maxBlobSize();

    /** How long an upload may lie without a byte coming in before it is removed. */
    @WithDefault("24h")
    Duration uploadExpiry();

    /** How long content stays after its last push, mount or look-up, though nothing refers to it. */
    @WithDefault("24h")
    Duration garbageGrace();
}
