package dev.slipway.router;

import dev.slipway.router.limits.Limits;
import dev.slipway.router.proxy.TrustedProxies;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The router's configuration.
 *
 * @param listenTls the same apps over TLS
 * @param platform where feed, reports and logs are
 * @param tokenFile may appear after the router has started
 * @param state the router's own folder: its id and the last-known routes with their certificates
 */
public record RouterConfig(
        InetSocketAddress listen,
        InetSocketAddress listenTls,
        URI platform,
        Path tokenFile,
        Path state,
        TrustedProxies trusted,
        Limits limits) {

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming the variable that can't be used
     */
    static RouterConfig of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault(
                "SLIPWAY_HOME",
                Path.of(System.getProperty("user.home"), ".slipway").toString()));
        int platformPort = port(environment, "SLIPWAY_PORT", 5000);
        String address = environment.getOrDefault("SLIPWAY_BIND", "127.0.0.1");
        return new RouterConfig(
                new InetSocketAddress(address, port(environment, "SLIPWAY_ROUTER_PORT", 8080)),
                new InetSocketAddress(address, port(environment, "SLIPWAY_ROUTER_TLS_PORT", 8443)),
                URI.create(environment.getOrDefault("SLIPWAY_FEED_URL", "http://127.0.0.1:" + platformPort)),
                home.resolve("router-token"),
                home.resolve("router"),
                TrustedProxies.parse(environment.getOrDefault("SLIPWAY_TRUSTED_PROXIES", "")),
                Limits.DEFAULTS);
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException(name + " is '" + value + "', but must be a port number");
    }
}
