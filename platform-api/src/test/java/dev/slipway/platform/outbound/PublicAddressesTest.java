package dev.slipway.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {
    @Test
    void knowsTheAddressesOfTheInternet() throws UnknownHostException {
        for (String address : new String[] {"8.8.8.8", "100.63.0.1", "172.32.0.1", "192.1.0.1", "2606:4700::1111"}) {
            assertTrue(PublicAddresses.isPublic(InetAddress.getByName(address)), address);
        }
    }

    @Test
    void knowsThoseThatOnlyNeighboursReach() throws UnknownHostException {
        for (String address : new String[] {
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "127.1.2.3",
            "169.254.169.254",
            "172.17.0.1",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1"
        }) {
            assertFalse(PublicAddresses.isPublic(InetAddress.getByName(address)), address);
        }
    }
}
