package dev.slipway.platform.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where tarballs of sources lie, how large they may be, and how long fetching one may take. */
@ConfigMapping(prefix = "slipway.source")
public interface SourceConfig {
    @WithDefault("${slipway.home}/sources")
    Path directory();

    /** Largest tarball, packed. */
    @WithDefault("512M")
    MemorySize maxPackedSize();

    /** Most that a tarball may hold, unpacked. */
    @WithDefault("2G")
    MemorySize maxUnpackedSize();

    /** Most files, directories and links in a tarball. */
    @WithDefault("200000")
    int maxEntries();

    /** How long a source may be uploaded to and built from. */
    @WithDefault("1H")
    Duration expiry();

    /** Longest time that fetching a tarball from elsewhere may take. */
    @WithDefault("2M")
    Duration fetchTimeout();
}
