package dev.slipway.platform.outbound;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where the platform connects to on a user's behalf. */
@ConfigMapping(prefix = "slipway.outbound")
public interface OutboundConfig {
    /** Hosts that are connected to although their addresses are not public: a Git server in the same network. */
    Optional<List<String>> trustedHosts();
}
