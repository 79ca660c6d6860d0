package dev.slipway.platform.drain;

import java.io.IOException;

/** The receiver finds something wrong with this very batch. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
