package dev.slipway.router.platform;

import java.io.IOException;

/** The platform answered, but not with success. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * Whether the same request may be accepted later: the platform failed, is overloaded or slow, or does not know the
     * router's token yet. Any other refusal is one of the request itself.
     */
    public boolean mayPass() {
        return status / 100 != 4 || status == 401 || status == 408 || status == 429;
    }
}
