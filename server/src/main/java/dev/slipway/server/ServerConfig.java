package dev.slipway.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How this process plays its roles as builder and as runtime node. */
@ConfigMapping(prefix = "slipway")
public interface ServerConfig {
    /** Holds the stack's images as {@code stacks/build} made them; without it nothing can be built. */
    Optional<Path> stackDir();

    /** The buildpacks in their order. */
    Optional<Path> buildpacksDir();

    /** The name under which the engine reaches the registry. */
    @WithDefault("127.0.0.1:${slipway.port}")
    String registryHost();

    BuildConfig build();

    DynoConfig dyno();

    /** The builder. */
    interface BuildConfig {
        /** Builds at a time. */
        @WithDefault("2")
        int parallel();

        /** Memory of one build. */
        @WithDefault("2G")
        MemorySize memory();

        /** Cores of one build. */
        @WithDefault("2")
        double cpus();

        /** Processes and threads of one build. */
        @WithDefault("1024")
        int processes();

        /** What one build may write. */
        @WithDefault("4G")
        MemorySize disk();

        /** From a build's first step to its pushed image. */
        @WithDefault("15M")
        Duration timeout();
    }

    /** The runtime node. */
    interface DynoConfig {
        /** How long a web dyno may take to listen on its port. */
        @WithDefault("60S")
        Duration bootTimeout();

        /** How long a dyno may take to end after SIGTERM. */
        @WithDefault("30S")
        Duration stopGrace();

        /** What one dyno may write to its own file system. */
        @WithDefault("4G")
        MemorySize disk();
    }
}
