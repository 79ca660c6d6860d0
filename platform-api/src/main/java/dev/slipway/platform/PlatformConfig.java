package dev.slipway.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where this installation lives, and under which names it is reached. */
@ConfigMapping(prefix = "slipway")
public interface PlatformConfig {
    /** The folder of all state, mode 0700. */
    Path home();

    /** Names the installation on an engine that several share: 8 hexadecimal digits. */
    String installation();

    /** Apps are reached at NAME.DOMAIN. */
    @WithDefault("localhost")
    String domain();

    /** The port that the router listens on. */
    @WithDefault("8080")
    int routerPort();

    /** How API and git are reached from outside, without a final slash. */
    @WithDefault("http://localhost:${slipway.port:5000}")
    String apiUrl();

    /** IPv4 range that the apps' networks are cut from, 128 addresses each; by default a free one, chosen once. */
    Optional<String> networkPool();
}
