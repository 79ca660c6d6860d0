package dev.slipway.engine;

import org.jspecify.annotations.Nullable;

/** The engine refused or failed an operation; the message names the operation, its object and the engine's reason. */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
