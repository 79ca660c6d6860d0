package dev.slipway.platform.git;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where repositories lie, and how large a push may be. */
@ConfigMapping(prefix = "slipway.git")
public interface GitConfig {
    @WithDefault("${slipway.home}/git")
    Path directory();

    /** Branches that are deployed when they are pushed. */
    @WithDefault("main,master")
    List<String> deployBranches();

    /** Largest pack that one push may send. */
    @WithDefault("1G")
    MemorySize maxPackSize();

    /** Largest single file in a push. */
    @WithDefault("512M")
    MemorySize maxObjectSize();

    /** Longest time that fetching from a repository elsewhere may take. */
    @WithDefault("5M")
    Duration fetchTimeout();
}
