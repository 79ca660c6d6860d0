package dev.slipway.platform.net;

import dev.slipway.model.dyno.AppNetwork;
import dev.slipway.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts the configured range into slices of 128 addresses: the first is the network's, the second the host's. */
@ApplicationScoped
public class NetworkPool {
    private static final int SLICE = 128;
    private static final int PREFIX = 25;

    private final String installation;
    private final String range;
    private final int base;
    private final int slices;

    @Inject
    NetworkPool(PlatformConfig config) {
        this(
                config.networkPool().orElseGet(() -> PoolChoice.of(config.home(), new SecureRandom())),
                config.installation());
    }

    /** @param pool CIDR, at most /24, such as {@code 10.213.0.0/16} */
    NetworkPool(String pool, String installation) {
        this.installation = installation;
        this.range = pool;
        String[] parts = pool.split("/", 2);
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : -1;
        if (prefix < 8 || prefix > 24) {
            throw new IllegalArgumentException(
                    "slipway.network-pool must be an IPv4 range of /8 to /24, such as 10.213.0.0/16, not " + pool);
        }
        this.base = parse(parts[0]) & -(1 << (32 - prefix));
        this.slices = 1 << (PREFIX - prefix);
    }

    /** The whole range, CIDR. */
    public String range() {
        return range;
    }

    /** How many networks there can be. */
    public int slices() {
        return slices;
    }

    /** The network of a slice, from 0. */
    public AppNetwork network(int number) {
        int first = base + number * SLICE;
        return new AppNetwork(
                "slipway-%s-%d".formatted(installation, number), format(first) + "/" + PREFIX, format(first + 1));
    }

    /** All addresses that dynos of the slice can have. */
    public List<String> addresses(int number) {
        int first = base + number * SLICE;
        return IntStream.range(first + 2, first + SLICE - 1)
                .mapToObj(NetworkPool::format)
                .toList();
    }

    private static int parse(String address) {
        String[] bytes = address.split("\\.");
        if (bytes.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + address);
        }
        int value = 0;
        for (String part : bytes) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    private static String format(int address) {
        return "%d.%d.%d.%d".formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
    }
}
