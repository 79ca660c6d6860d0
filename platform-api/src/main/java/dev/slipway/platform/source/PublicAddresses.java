package dev.slipway.platform.source;

import dev.slipway.model.error.SlipwayException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells addresses of the internet from those that only this machine or its networks can reach: what a user names must not
 * make the platform ask services that trust it (server-side request forgery). The ranges are those of the IANA
 * special-purpose address registries.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /**
     * One of the host's addresses, to connect to as it is: asked again, the name might lead elsewhere.
     *
     * @param trusted whether the installation allows this host wherever it is
     * @throws SlipwayException if the host is unknown, or one of its addresses is not public
     */
    static InetAddress of(String host, boolean trusted) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!trusted && !isPublic(address)) {
                    throw SlipwayException.invalid(
                            "The source can't be fetched from %s: it is not a public address. Upload the tarball to a source instead (POST /sources), or have the operator set slipway.source.trusted-hosts.",
                            host);
                }
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw SlipwayException.invalid("The source can't be fetched from %s: the host is not known.", host);
        }
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
