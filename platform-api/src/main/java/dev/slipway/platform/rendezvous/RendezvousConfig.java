package dev.slipway.platform.rendezvous;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where clients attach to one-off dynos. */
@ConfigMapping(prefix = "slipway.rendezvous")
public interface RendezvousConfig {
    /** The TLS port; 0 takes a free one. */
    @WithDefault("5044")
    int port();

    /** The address that it is bound to. */
    @WithDefault("${slipway.bind:127.0.0.1}")
    String bind();

    /** A connection over which nothing goes for so long is ended. */
    @WithDefault("1H")
    Duration idleTimeout();
}
