package dev.slipway.platform.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The log plane's settings. */
@ConfigMapping(prefix = "slipway.log")
public interface LogConfig {
    /** Where the segments lie, one folder an app. */
    @WithDefault("${slipway.home}/logs")
    Path directory();

    /** A segment that has reached this size is closed, and a new one begun. */
    @WithDefault("4M")
    MemorySize segmentSize();

    /** How many segments an app keeps; the oldest is dropped. At least 2. */
    @WithDefault("8")
    int segmentsPerApp();

    /** How many segments are held open for writing at a time. */
    @WithDefault("64")
    int openFiles();

    /** How many lines wait for a slow reader of a live stream, before lines are dropped for it with L11. */
    @WithDefault("1000")
    int tailBuffer();

    /** How long a log session's URL waits to be opened. */
    @WithDefault("5M")
    Duration sessionExpiry();

    /** How long a live stream lasts at most. */
    @WithDefault("1H")
    Duration tailLimit();

    /** How often a quiet live stream sends a sign of life. */
    @WithDefault("12S")
    Duration keepAlive();

    /** The largest batch of lines taken from a router. */
    @WithDefault("4M")
    MemorySize routerBatch();
}
