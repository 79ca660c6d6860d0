package dev.slipway.platform.git.remote;

import java.io.IOException;

/** The address is, or leads to, one that would be spoken to in the clear. */
final class NotSecureException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSecureException(String address) {
        super(address + " is not https://");
    }
}
