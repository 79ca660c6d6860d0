package dev.slipway.platform.git.ssh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where git is spoken over SSH, and how many may come. */
@ConfigMapping(prefix = "slipway.ssh")
public interface SshConfig {
    /** The port; 0 takes a free one. */
    @WithDefault("5022")
    int port();

    /** The address that it is bound to. */
    @WithDefault("${slipway.bind:127.0.0.1}")
    String bind();

    /** How long a client may take to show a key. */
    @WithDefault("30S")
    Duration loginTimeout();

    /** A connection over which nothing goes for so long is ended; a running build counts as going. */
    @WithDefault("10M")
    Duration idleTimeout();

    /** Connections at a time. */
    @WithDefault("200")
    int maxConnections();

    /** Connections at a time that have not shown a key yet. */
    @WithDefault("50")
    int maxStrangers();
}
