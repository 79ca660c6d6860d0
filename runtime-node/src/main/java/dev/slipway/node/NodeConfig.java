package dev.slipway.node;

import java.time.Duration;

/**
 * How a runtime node works.
 *
 * @param registryHost the name under which the engine reaches the registry, such as {@code 127.0.0.1:5000}
 * @param installation the same as the engine's, see {@code slipway.installation}
 * @param bootTimeout how long a dyno may take to listen on its port
 * @param stopGrace how long a dyno may take to end after SIGTERM
 * @param pollInterval how often the desired formation is read without a hint
 * @param memoryInterval how often dynos' memory is measured
 * @param diskBytes what one dyno may write to its own file system
 * @param subnetPool the networks of dynos and builds all lie in it; CIDR
 */
public record NodeConfig(
        String registryHost,
        String registryUser,
        String registryPassword,
        String installation,
        Duration bootTimeout,
        Duration stopGrace,
        Duration pollInterval,
        Duration memoryInterval,
        long diskBytes,
        String subnetPool,
        FirewallMode firewall) {

    /** Heroku's. */
    public static final Duration MEMORY_INTERVAL = Duration.ofSeconds(20);

    /** Whether the node keeps dynos from the host and from each other with rules of its own. */
    public enum FirewallMode {
        /** The node does not run without its rules. */
        ON,
        OFF,
        /** On where iptables is there and this process may use it; elsewhere off, which is logged once. */
        AUTO
    }

    /** Heroku's time limits. */
    public static NodeConfig of(
            String registryHost, String registryUser, String registryPassword, String installation, String subnetPool) {
        return new NodeConfig(
                registryHost,
                registryUser,
                registryPassword,
                installation,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                MEMORY_INTERVAL,
                4L << 30,
                subnetPool,
                FirewallMode.AUTO);
    }

    @Override
    public String toString() {
        return "node of " + installation + " with registry " + registryHost + ", password [redacted]";
    }
}
