package dev.slipway.node;

/** The registry does not answer the engine now, as while the platform starts. Trying again later helps. */
final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
