package dev.slipway.router.proxy;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The networks whose {@code X-Forwarded-*} headers count. */
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads a comma-separated list such as {@code 10.0.0.0/8,fd00::/8,192.0.2.7}.
     *
     * @throws IllegalArgumentException naming the part that is no network
     */
    public static TrustedProxies parse(String list) {
        List<IpSubnetFilterRule> networks = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            String network = part.strip();
            if (!network.isEmpty()) {
                networks.add(rule(network));
            }
        }
        return new TrustedProxies(networks);
    }

    boolean trust(InetSocketAddress peer) {
        return networks.stream().anyMatch(network -> network.matches(peer));
    }

    private static IpSubnetFilterRule rule(String network) {
        try {
            int slash = network.indexOf('/');
            String address = slash < 0 ? network : network.substring(0, slash);
            int all = address.indexOf(':') < 0 ? 32 : 128;
            int bits = slash < 0 ? all : Integer.parseInt(network.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "SLIPWAY_TRUSTED_PROXIES has '" + network + "', which is no network in CIDR notation", e);
        }
    }
}
