package dev.slipway.platform.registry;

import java.io.IOException;

/** The client closed the connection before the body was complete. */
final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(Throwable cause) {
        super("the client went away before the body was complete", cause);
    }
}
