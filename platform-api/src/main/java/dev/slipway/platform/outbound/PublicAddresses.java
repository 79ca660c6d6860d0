package dev.slipway.platform.outbound;

import dev.slipway.model.error.SlipwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the internet from those that only this machine or its networks can reach: what a user names must not
 * make the platform ask services that trust it (server-side request forgery). The ranges are those of the IANA
 * special-purpose address registries.
 */
@ApplicationScoped
public class PublicAddresses {
    private final List<String> trustedHosts;

    PublicAddresses(OutboundConfig config) {
        this.trustedHosts = config.trustedHosts().orElse(List.of());
    }

    /**
     * The host's addresses, to connect to as they are: asked again, the name might lead elsewhere.
     *
     * @param host a name, or an address in whatever notation
     * @throws PrivateAddressException if one of them is not public, and the installation doesn't trust the host
     * @throws UnknownHostException if there are none
     */
    public InetAddress[] of(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!trusts(host) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new PrivateAddressException(host);
        }
        return addresses;
    }

    /**
     * Looks at a host that a user names, before it is remembered; it is looked at again whenever it is connected to.
     *
     * @throws SlipwayException if it is not known, or not public
     */
    public void require(String host) {
        try {
            of(host);
        } catch (PrivateAddressException e) {
            throw SlipwayException.invalid(
                    "Slipway doesn't connect to %s: it is not a public address. Name one that is, or have the operator add it to slipway.outbound.trusted-hosts.",
                    host);
        } catch (UnknownHostException e) {
            throw SlipwayException.invalid(
                    "Slipway can't connect to %s: the host is not known. Is it written correctly?", host);
        }
    }

    /** Whether the operator named the host as one to connect to wherever it is, and without TLS if need be. */
    public boolean trusts(String host) {
        return trustedHosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && second >= 64 && second < 128;
            boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
            boolean tests = first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                    || first == 203 && second == 0 && third == 113;
            return first != 0 && first < 224 && !shared && !protocols && !tests;
        }
        // Only 2000::/3 is given out; 2001::/23 and 2002::/16 wrap other addresses, 2001:db8::/32 is for examples.
        boolean wrapped = first == 0x20 && (second == 0x02 || second == 0x01 && (third < 2 || third == 0x0d));
        return (first & 0xe0) == 0x20 && !wrapped;
    }
}
