package dev.slipway.engine;

import org.jspecify.annotations.Nullable;

/** The engine can't be reached: it is down, restarting, or its socket is not ours to open. Trying again may work. */
public final class EngineUnavailableException extends EngineException {
    private static final long serialVersionUID = 1L;

    public EngineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
