package dev.slipway.node;

import org.jspecify.annotations.Nullable;

/** The rules that isolate dynos could not be made or removed. */
public final class FirewallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FirewallException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
