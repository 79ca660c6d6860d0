package dev.slipway.platform.outbound;

import java.net.UnknownHostException;

/** The host is, or leads to, an address that only this machine or its networks can reach. */
public final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
        super(host + " is not a public address");
    }
}
