package dev.slipway.platform.outbound;

import java.util.List;
import java.util.Optional;

/** The way to the outside for tests of other features, without Quarkus. */
public final class Outside {
    private Outside() {}

    public static PublicAddresses addresses(String... trustedHosts) {
        return new PublicAddresses(() -> Optional.of(List.of(trustedHosts)));
    }

    public static OutboundHttp http(String... trustedHosts) {
        return new OutboundHttp(addresses(trustedHosts));
    }
}
