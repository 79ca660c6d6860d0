package dev.slipway.platform.registry;

import java.util.Map;

/** A request that the registry refuses or can't fulfil, in the words of the distribution specification. */
final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final transient Map<String, String> headers;

    RegistryException(ErrorCode code, String message) {
        this(code, code.status(), message, Map.of());
    }

    RegistryException(ErrorCode code, int status, String message) {
        this(code, status, message, Map.of());
    }

    RegistryException(ErrorCode code, int status, String message, Map<String, String> headers) {
        super(message);
        this.code = code;
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    ErrorCode code() {
        return code;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
